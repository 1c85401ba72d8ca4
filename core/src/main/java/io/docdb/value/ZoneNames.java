package io.docdb.value;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Time zones by name, in letters of any case ({@code utc}, {@code europe/oslo}), as PostgreSQL and MySQL take them. */
public final class ZoneNames {
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
