package org.chancery.time;

/** Why a text is not an accepted date, and the accepted form closest to it. */
final class NearestForm {

    private NearestForm() {}

    static UnreadableDate refuse(String text) {
        return new UnreadableDate(text, "no accepted form", "a date", null, null);
    }
}
