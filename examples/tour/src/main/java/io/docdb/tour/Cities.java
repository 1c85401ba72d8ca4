package io.docdb.tour;

import io.docdb.repository.DocumentRepository;
import java.math.BigDecimal;
import java.util.List;

/** The repository of the tour: its method is never implemented, its name is enough. */
interface Cities extends DocumentRepository<City, Long> {
    List<City> findByCountryAndLocationLatGreaterThanOrderByLocationLatDescNameAsc(String country, BigDecimal north);
}
