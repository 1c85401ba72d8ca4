package io.docdb.repository;

import static io.docdb.dsl.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.dsl.Docdb;
import io.docdb.dsl.DocumentDatabase;
import io.docdb.dsl.Page;
import io.docdb.dsl.Paged;
import io.docdb.dsl.ShopModel;
import io.docdb.dsl.Sort;
import io.docdb.dsl.mapping.Id;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A repository may be one of a view. */
class ViewRepositoryTest {
    record Brief(@Id long number, String city, BigDecimal total) {}

    record City(String city, long orders) {}

    interface Briefs extends DocumentRepository<Brief, Long> {
        List<Brief> findByCityAndTotalGreaterThan(String city, BigDecimal min);

        Paged<Brief> findByTotalLessThan(BigDecimal most, Page page);

        Optional<Brief> findFirstByOrderByTotalDesc();

        boolean existsByCity(String city);

        int deleteByTotalLessThan(BigDecimal least);

        @Query("SELECT * FROM briefs WHERE city = :city ORDER BY number")
        List<Brief> rows(@Param("city") String city);

        @Query("SELECT _doc FROM briefs WHERE city = :city ORDER BY number")
        List<Brief> documents(@Param("city") String city);

        @Query("UPDATE briefs SET total = total + 1 WHERE city = ?")
        int raise(String city);
    }

    interface Cities extends DocumentRepository<City, String> {
        List<City> findByOrdersGreaterThanOrderByCity(long least);
    }

    interface Wrong extends DocumentRepository<ShopModel.Order, Long> {}

    private final DocumentDatabase db = Docdb.inMemory();
    private Briefs briefs;

    @BeforeEach
    void fill() {
        db.createCollection("orders", "id");
        db.collection("orders", ShopModel.Order.class).insertMany(ShopModel.orders());
        db.sql("CREATE VIEW briefs AS SELECT o.id AS number, o.customer.city, o.total FROM orders o WHERE o.id < 100")
                .execute();
        db.sql(
                        "CREATE VIEW cities AS SELECT o.customer.city, COUNT(*) AS orders FROM orders o GROUP BY o.customer.city")
                .execute();
        briefs = Repositories.create(db, Briefs.class);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<Long> numbers(Iterable<Brief> found) {
        return org.assertj.core.util.Streams.stream(found).map(Brief::number).toList();
    }

    @Test
    void aViewIsReadByDerivedQueriesSqlAndPages() {
        assertThat(numbers(briefs.findByCityAndTotalGreaterThan("Oslo", new BigDecimal(50))))
                .containsExactlyInAnyOrder(1L, 4L);
        Paged<Brief> page = briefs.findByTotalLessThan(new BigDecimal(200), Page.of(0, 2, Sort.by("number")));
        assertThat(page.total()).isEqualTo(4);
        assertThat(numbers(page.items())).containsExactly(1L, 2L);
        assertThat(briefs.findFirstByOrderByTotalDesc()).map(Brief::number).contains(6L);
        assertThat(numbers(briefs.rows("Oslo"))).containsExactly(1L, 2L, 4L);
        assertThat(briefs.documents("Oslo")).isEqualTo(briefs.rows("Oslo"));
        assertThat(briefs.existsByCity("Lima")).isTrue();
        assertThat(briefs.count()).isEqualTo(6);
        assertThat(briefs.findAll()).hasSize(6);
        assertThat(numbers(briefs.findAll(Sort.by("number").desc()))).startsWith(6L);
        assertThat(briefs.findById(3L)).map(Brief::city).contains("Bergen");
        assertThat(numbers(briefs.findAllById(List.of(2L, 3L, 99L)))).containsExactlyInAnyOrder(2L, 3L);
        assertThat(briefs.find(where(Brief::city).eq("Lima")).count()).isEqualTo(2);
    }

    @Test
    void aViewIsWritten() {
        Brief seven = new Brief(7, "Rome", new BigDecimal(5));
        assertThat(briefs.insert(seven)).isEqualTo(seven);
        assertThat(briefs.save(new Brief(1, "Rome", BigDecimal.ONE)).city()).isEqualTo("Rome");
        briefs.saveAll(List.of(new Brief(8, "Rome", BigDecimal.TEN), new Brief(2, "Rome", BigDecimal.TEN)));
        assertThat(numbers(briefs.rows("Rome"))).containsExactly(1L, 2L, 7L, 8L);
        assertThat(db.collection("orders", ShopModel.Order.class).get(1).lines())
                .hasSize(2);
        assertThat(briefs.raise("Rome")).isEqualTo(4);
        assertThat(briefs.deleteByTotalLessThan(new BigDecimal(7))).isEqualTo(2);
        briefs.deleteById(8L);
        briefs.delete(new Brief(2, "Rome", BigDecimal.TEN));
        assertThat(briefs.existsById(2L)).isFalse();
        assertThat(db.collection("orders").count()).isEqualTo(4);
    }

    @Test
    void aViewWithoutAKeyIsReadAllTheSame() {
        Cities cities = Repositories.create(db, Cities.class);
        assertThat(cities.findByOrdersGreaterThanOrderByCity(1))
                .containsExactly(new City("Lima", 2), new City("Oslo", 3));
        assertThat(cities.count()).isEqualTo(3);
        assertThatThrownBy(() -> cities.findById("Oslo"))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_OBJECT_TYPE));
        assertThatThrownBy(() -> cities.save(new City("Rome", 1)))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VIEW_NOT_UPDATABLE));
    }

    @Test
    void anotherKeyThanTheViewHasIsRefused() {
        db.sql("CREATE VIEW wrong AS SELECT id AS nr, customer FROM orders").execute();
        assertThatThrownBy(() -> Repositories.create(db, Wrong.class))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("nr");
    }
}
