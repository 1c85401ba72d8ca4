package io.docdb.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Time zones by name, in letters of any case ({@code utc}, {@code europe/oslo}), as PostgreSQL and MySQL take them. */
public final class ZoneNames {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private ZoneNames() {}

    /**
     * A region, or an offset such as {@code +02:00}.
     *
     * @throws DateTimeException if there is no such zone
     */
    public static ZoneId zone(String name) {
        return zone(name, Map.of());
    }

    /** As {@link #zone(String)}, or one of {@link ZoneId#SHORT_IDS}, such as {@code JST}. */
    public static ZoneId zoneOrAbbreviation(String name) {
        return zone(name, ZoneId.SHORT_IDS);
    }

    /**
     * What a setting may be: a region or an offset as text, the offset as an interval or in hours ({@code -5}, {@code 5.5}).
     *
     * @throws DateTimeException if it is none
     */
    public static ZoneId ofSetting(Value value) {
        if (value instanceof IntervalValue offset && offset.months() == 0 && offset.days() == 0) {
            return offset(new BigDecimal(offset.nanos()).movePointLeft(9));
        }
        if (value instanceof NumberValue hours) {
            return offset(hours.toDecimal().multiply(SECONDS_PER_HOUR));
        }
        if (value instanceof TextValue text) {
            return zone(text.value());
        }
        throw new DateTimeException("no zone: " + value);
    }

    private static ZoneId offset(BigDecimal seconds) {
        try {
            return ZoneOffset.ofTotalSeconds(seconds.intValueExact());
        } catch (ArithmeticException fraction) {
            throw new DateTimeException("no whole seconds: " + seconds, fraction);
        }
    }

    private static ZoneId zone(String name, Map<String, String> abbreviations) {
        try {
            return ZoneId.of(name, abbreviations);
        } catch (DateTimeException unknown) {
            String known = Known.BY_LOWER_CASE.get(lower(name));
            if (known == null) {
                throw unknown;
            }
            return ZoneId.of(known, abbreviations);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Made when a name is first written otherwise. */
    private static final class Known {
        static final Map<String, String> BY_LOWER_CASE = Stream.concat(
                        Stream.of("UTC", "GMT", "UT", "Z"),
                        Stream.concat(ZoneId.getAvailableZoneIds().stream(), ZoneId.SHORT_IDS.keySet().stream()))
                .collect(Collectors.toUnmodifiableMap(ZoneNames::lower, name -> name, (a, b) -> a));
    }
}
