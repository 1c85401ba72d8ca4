package io.docdb.tour;

import io.docdb.dsl.mapping.Id;
import java.math.BigDecimal;
import java.util.Optional;

/** A city as the data set has it. */
record City(@Id long id, String name, String country, Optional<Division> admin1, Location location) {
    record Division(String code, Optional<String> name) {}

    record Location(BigDecimal lat, BigDecimal lng) {}
}
