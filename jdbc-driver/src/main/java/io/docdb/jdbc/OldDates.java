package io.docdb.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;

/**
 * Years, months and days of {@code java.util}'s moments. A {@link GregorianCalendar} counts by the Julian calendar what lies before
 * 15 October 1582, and years before 1 in an era of their own; {@code java.time} and SQL count on backwards. What reads
 * 1 September 1500 in the one is 1 September 1500 in the other; a 29 February that only the Julian calendar has is 1 March.
 */
final class OldDates {
    /** From here on both are alike: {@code java.util} has no local times of towns, as they were before 1900. */
    private static final LocalDate ALIKE_FROM = LocalDate.of(1901, 1, 1);

    private static final long ALIKE_FROM_MILLIS = ALIKE_FROM.toEpochDay() * 86_400_000L;

    private OldDates() {}

    /** @param calendar has the zone; it is not changed */
    static LocalDateTime fields(Instant moment, Calendar calendar) {
        if (moment.toEpochMilli() >= ALIKE_FROM_MILLIS || !(calendar instanceof GregorianCalendar)) {
            return moment.atZone(zone(calendar)).toLocalDateTime();
        }
        Calendar at = (Calendar) calendar.clone();
        at.setTimeInMillis(moment.toEpochMilli());
        int year = at.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - at.get(Calendar.YEAR) : at.get(Calendar.YEAR);
        return LocalDateTime.of(
                        year,
                        at.get(Calendar.MONTH) + 1,
                        1,
                        at.get(Calendar.HOUR_OF_DAY),
                        at.get(Calendar.MINUTE),
                        at.get(Calendar.SECOND),
                        moment.getNano())
                .plusDays(at.get(Calendar.DAY_OF_MONTH) - 1L);
    }

    /** In the JVM's zone, as the object itself says its year and day. */
    static LocalDateTime fields(Date date, int nanos) {
        Instant seconds = Instant.ofEpochSecond(Math.floorDiv(date.getTime(), 1000L), nanos);
        return fields(seconds, new GregorianCalendar());
    }

    static boolean isOld(Date date) {
        return date.getTime() < ALIKE_FROM_MILLIS;
    }

    /** @param calendar has the zone; it is not changed */
    static Instant moment(LocalDateTime fields, Calendar calendar) {
        if (!fields.toLocalDate().isBefore(ALIKE_FROM) || !(calendar instanceof GregorianCalendar)) {
            return fields.atZone(zone(calendar)).toInstant();
        }
        Calendar at = (Calendar) calendar.clone();
        at.clear();
        at.setLenient(true);
        boolean before = fields.getYear() < 1;
        at.set(Calendar.ERA, before ? GregorianCalendar.BC : GregorianCalendar.AD);
        at.set(
                before ? 1 - fields.getYear() : fields.getYear(),
                fields.getMonthValue() - 1,
                fields.getDayOfMonth(),
                fields.getHour(),
                fields.getMinute(),
                fields.getSecond());
        return Instant.ofEpochMilli(at.getTimeInMillis()).plusNanos(fields.getNano());
    }

    private static ZoneId zone(Calendar calendar) {
        return calendar.getTimeZone().toZoneId();
    }
}
