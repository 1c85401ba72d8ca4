package io.docdb.dsl;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.docdb.dsl.mapping.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tests store. */
public final class ShopModel {
    private ShopModel() {}

    public enum Status {
        NEW,
        PAID,
        SHIPPED
    }

    public record Customer(int number, String name, String city) {}

    public record Line(String sku, int qty, BigDecimal price) {}

    public record Order(
            @Id long id,
            Customer customer,
            BigDecimal total,
            Status status,
            @JsonProperty("placed_at") Instant placedAt,
            List<String> tags,
            List<Line> lines,
            Optional<String> note) {}

    public static Order order(long id, String city, String total, String... tags) {
        return new Order(
                id,
                new Customer((int) (id % 3), "Customer " + id % 3, city),
                new BigDecimal(total),
                id % 2 == 0 ? Status.PAID : Status.NEW,
                Instant.parse("2024-01-01T00:00:00Z").plusSeconds(id * 3600),
                List.of(tags),
                List.of(
                        new Line("sku-" + id, (int) id, new BigDecimal("1.50")),
                        new Line("all", 1, new BigDecimal("0.10"))),
                id == 1 ? Optional.of("fragile") : Optional.empty());
    }

    /** Six orders: Oslo 99.50, 10, 250; Bergen 100.00; Lima 7, 3000. */
    public static List<Order> orders() {
        return List.of(
                order(1, "Oslo", "99.50", "gift", "new"),
                order(2, "Oslo", "10", "new"),
                order(3, "Bergen", "100.00"),
                order(4, "Oslo", "250", "gift"),
                order(5, "Lima", "7", "late"),
                order(6, "Lima", "3000", "gift", "late"));
    }
}
