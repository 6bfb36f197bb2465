package org.chancery.time;

import java.time.YearMonth;
import java.util.List;
import org.chancery.time.NearestForm.Explanation;

/**
 * A named part of the year as EDTF numbers them from 21 to 41. Seasons are not accepted, because the hemispheres and
 * the calendars disagree about them; the months usually meant are the nearest form. A season that names no hemisphere
 * is taken for the northern one; a winter begins in December of its year.
 *
 * @param name what was found, in words
 * @param firstMonth the month it begins in, 1 to 12
 * @param months how many months it takes
 */
record Season(String name, int firstMonth, int months) {

    private static final List<Season> FROM_21 = List.of(
            new Season("a season (spring)", 3, 3),
            new Season("a season (summer)", 6, 3),
            new Season("a season (autumn)", 9, 3),
            new Season("a season (winter)", 12, 3),
            new Season("a season (northern spring)", 3, 3),
            new Season("a season (northern summer)", 6, 3),
            new Season("a season (northern autumn)", 9, 3),
            new Season("a season (northern winter)", 12, 3),
            new Season("a season (southern spring)", 9, 3),
            new Season("a season (southern summer)", 12, 3),
            new Season("a season (southern autumn)", 3, 3),
            new Season("a season (southern winter)", 6, 3),
            new Season("a quarter (the first)", 1, 3),
            new Season("a quarter (the second)", 4, 3),
            new Season("a quarter (the third)", 7, 3),
            new Season("a quarter (the fourth)", 10, 3),
            new Season("a third of the year (the first)", 1, 4),
            new Season("a third of the year (the second)", 5, 4),
            new Season("a third of the year (the last)", 9, 4),
            new Season("a half-year (the first)", 1, 6),
            new Season("a half-year (the second)", 7, 6));

    /** The season of this number, from 21 to 41. */
    static Season of(int number) {
        return FROM_21.get(number - 21);
    }

    static boolean isNumbered(int number) {
        return number >= 21 && number <= 41;
    }

    /** The quarter of this number, from 1 to 4. */
    static Season quarter(int number) {
        return of(32 + number);
    }

    /** The season of this English name: spring, summer, autumn or fall, winter. */
    static Season named(String name) {
        return switch (name) {
            case "spring" -> of(21);
            case "summer" -> of(22);
            case "winter" -> of(24);
            default -> of(23);
        };
    }

    Explanation explain(int year) {
        YearMonth first = YearMonth.of(year, firstMonth);
        YearMonth last = first.plusMonths(months - 1L);
        YearMonth written = last.getYear() > Edtf.LAST_YEAR ? first : last;
        return Explanation.of(name, "the months it means", NearestForm.written(first.atDay(1), written.atEndOfMonth()));
    }
}
