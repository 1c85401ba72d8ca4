package io.docdb.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people write them, with the name of the month or with the era, brought into the form of ISO 8601:
 *
 * <pre>
 * Jan 5, 2024              2024-01-05
 * 05-JAN-24 10:30          2024-01-05 10:30
 * 5 January 2024           2024-01-05
 * 0044-03-15 10:00:00 BC   -0043-03-15 10:00:00
 * </pre>
 *
 * <p>As PostgreSQL reads them: a year of two digits is one of 1970 to 2069 unless it is BC, and the year before 1 AD is 1 BC: there
 * is no year 0 of an era.
 */
public final class WordyDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String MONTH = "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
            + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    private static final String WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? +)?";

    private static final String BETWEEN = "[-./, ] *";

    private static final String DAY = "(?<day>\\d{1,2})";

    private static final String YEAR = "(?<year>\\d{4,9}|\\d\\d)";

    private static final String TIME_AND_ERA = "(?<time>[t ] *\\d[^a-z]*?(?: ?[ap]m)?.*?)??(?: +(?<era>ad|bc))?";

    /** The first whose parts are all there. */
    private static final List<Pattern> FORMS = List.of(
            pattern(MONTH + "\\.?" + BETWEEN + DAY + BETWEEN + YEAR),
            pattern(DAY + "(?:" + BETWEEN + ")?" + MONTH + "\\.?" + BETWEEN + YEAR),
            pattern("(?<year>\\d{4})" + BETWEEN + MONTH + "\\.?" + BETWEEN + DAY),
            pattern("(?<year>\\d{4,9})-(?<month>\\d{1,2})-" + DAY));

    private static final int FIRST_OF_TWO_DIGITS = 1970;

    /** No date is longer, and what is a thousand times as long would take a million times as long to be refused. */
    private static final int MOST_CHARACTERS = 100;

    private WordyDate() {}

    private static Pattern pattern(String date) {
        return Pattern.compile(WEEKDAY + date + TIME_AND_ERA, Pattern.CASE_INSENSITIVE);
    }

    /** @return empty if the text has neither a month's name nor an era; days are not looked at: there may be no such one */
    public static Optional<String> toIso(String text) {
        String stripped = text.strip();
        return stripped.length() > MOST_CHARACTERS
                ? Optional.empty()
                : FORMS.stream()
                        .map(form -> form.matcher(stripped))
                        .filter(Matcher::matches)
                        .findFirst()
                        .filter(parts -> Integer.parseInt(parts.group("year")) > 0 || parts.group("era") == null)
                        .map(WordyDate::iso);
    }

    private static String iso(Matcher parts) {
        int year = Integer.parseInt(parts.group("year"));
        if ("bc".equalsIgnoreCase(parts.group("era"))) {
            year = 1 - year;
        } else if (parts.group("year").length() == 2) {
            year = FIRST_OF_TWO_DIGITS + Math.floorMod(year - FIRST_OF_TWO_DIGITS, 100);
        }
        String time = parts.group("time") == null ? "" : parts.group("time");
        return String.format(
                Locale.ROOT,
                "%s%04d-%02d-%02d%s",
                year < 0 ? "-" : "",
                Math.abs(year),
                month(parts.group("month").toLowerCase(Locale.ROOT)),
                Integer.parseInt(parts.group("day")),
                time);
    }

    private static int month(String written) {
        return Character.isDigit(written.charAt(0))
                ? Integer.parseInt(written)
                : MONTHS.indexOf(written.substring(0, 3)) + 1;
    }
}
