package io.github.atmosmaven.yaml;

import java.time.YearMonth;

/** Recognises what yaml.v3 takes for a date or timestamp: {@code 2026-1-2}, {@code 2026-01-02T10:00:00.5Z}, … */
final class Timestamps {

    private final String text;
    private int position = 5;

    private Timestamps(String text) {
        this.text = text;
    }

    static boolean matches(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return new Timestamps(text).matches();
    }

    private boolean matches() {
        int month = number(1, 12);
        if (month < 0 || !skip('-')) {
            return false;
        }
        int year = Integer.parseInt(text.substring(0, 4));
        if (number(1, YearMonth.of(year, month).lengthOfMonth()) < 0) {
            return false;
        }
        if (position == text.length()) {
            return true;
        }
        boolean spaced = text.charAt(position) == ' ';
        if (!spaced && text.charAt(position) != 'T' && text.charAt(position) != 't') {
            return false;
        }
        position++;
        return time() && (spaced || zone()) && position == text.length();
    }

    private boolean time() {
        if (number(0, 23) < 0 || !skip(':') || number(0, 59) < 0 || !skip(':') || number(0, 59) < 0) {
            return false;
        }
        boolean fraction = position + 1 < text.length()
                && (text.charAt(position) == '.' || text.charAt(position) == ',')
                && isDigit(text.charAt(position + 1));
        if (fraction) {
            position++;
            while (position < text.length() && isDigit(text.charAt(position))) {
                position++;
            }
        }
        return true;
    }

    private boolean zone() {
        if (skip('Z')) {
            return true;
        }
        return (skip('+') || skip('-'))
                && text.length() - position == 5
                && number(0, 24) >= 0
                && skip(':')
                && number(0, 59) >= 0;
    }

    private boolean skip(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** One or two digits in a range, or -1. */
    private int number(int least, int most) {
        int value = -1;
        for (int i = 0; i < 2 && position < text.length() && isDigit(text.charAt(position)); i++) {
            value = Math.max(value, 0) * 10 + text.charAt(position) - '0';
            position++;
        }
        return value >= least && value <= most ? value : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
