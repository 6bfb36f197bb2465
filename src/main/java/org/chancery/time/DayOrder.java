package org.chancery.time;

/** Which of the two numbers before the year is the day, in dates such as 03/04/1967. */
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST
}
