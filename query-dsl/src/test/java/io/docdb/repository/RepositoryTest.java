package io.docdb.repository;

import static io.docdb.dsl.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.dsl.Docdb;
import io.docdb.dsl.DocumentDatabase;
import io.docdb.dsl.Page;
import io.docdb.dsl.Paged;
import io.docdb.dsl.ShopModel;
import io.docdb.dsl.ShopModel.Customer;
import io.docdb.dsl.ShopModel.Order;
import io.docdb.dsl.ShopModel.Status;
import io.docdb.dsl.Slice;
import io.docdb.dsl.Sort;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepositoryTest {
    record Brief(long id, BigDecimal total) {}

    interface Orders extends DocumentRepository<Order, Long> {
        List<Order> findByCustomerCityAndTotalGreaterThan(String city, BigDecimal min, Page page);

        List<Order> findByCustomer_CityOrderByTotalDesc(String city);

        List<Order> findByStatusInOrTotalLessThanEqual(List<Status> wanted, int most);

        List<Order> findByTotalBetweenOrderByIdDesc(int low, int high);

        List<Order> findByTagsContaining(String tag);

        List<Order> findByLinesSku(String sku);

        List<Order> findByNoteIsNotNull();

        List<Order> findByCustomerCityStartingWithIgnoreCase(String start);

        List<Order> findByCustomerCityNot(String city, Sort sort);

        Optional<Order> findFirstByOrderByPlacedAtDesc();

        List<Order> findTop2ByStatusOrderByTotalDescIdAsc(Status status);

        Order getByTotal(BigDecimal total);

        Stream<Order> streamByStatus(Status status);

        Paged<Order> findByStatus(Status status, Page page);

        Slice<Order> readByStatusNot(Status status, Page page);

        List<Brief> queryByCustomerName(String name);

        long countByCustomerCity(String city);

        boolean existsByCustomerCityAndStatus(String city, Status status);

        int deleteByTotalLessThan(BigDecimal bound);

        @Query("SELECT _doc FROM orders WHERE total > :least AND customer.city = :city ORDER BY id")
        List<Order> rich(@Param("city") String city, @Param("least") int least);

        @Query("SELECT _doc FROM orders WHERE customer.city IN (:cities) AND id NOT IN (:but) ORDER BY id")
        List<Order> inCities(@Param("cities") Collection<String> cities, @Param("but") long... but);

        @Query("SELECT _doc FROM orders WHERE customer.city IN (:cities) ORDER BY id")
        Paged<Order> pageOfCities(@Param("cities") List<String> cities, Page page);

        @Query("SELECT * FROM orders WHERE id = ?")
        Optional<Order> byStar(long id);

        @Query("SELECT o.*, 'gift' AS note FROM orders o WHERE id = ?")
        Optional<Order> asGift(long id);

        @Query("DELETE FROM orders WHERE id IN (?)")
        long removeAll(List<Long> ids);

        @Query("UPDATE orders SET total = total * ? WHERE id = ?")
        long raise(int factor, long id);

        @Query("SELECT SUM(total) FROM orders")
        BigDecimal revenue();

        default long inOslo() {
            return countByCustomerCity("Oslo");
        }
    }

    private final DocumentDatabase db = Docdb.inMemory();
    private Orders orders;

    @BeforeEach
    void fill() {
        orders = Repositories.create(db, Orders.class);
        orders.saveAll(ShopModel.orders());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aStarIsTheDocumentAndFurtherColumnsAreAddedToIt() {
        assertThat(orders.byStar(2)).isEqualTo(orders.findById(2L)).isPresent();
        assertThat(db.sql("SELECT * FROM orders ORDER BY id").list(Order.class))
                .isEqualTo(orders.findAll(Sort.by("id")));
        assertThat(orders.asGift(2)).hasValueSatisfying(order -> {
            assertThat(order.note()).contains("gift");
            assertThat(order.total())
                    .isEqualTo(orders.findById(2L).orElseThrow().total());
        });
    }

    @Test
    void namesSayWhatIsFound() {
        assertThat(orders.findByCustomerCityAndTotalGreaterThan("Oslo", new BigDecimal(50), Page.first(1)))
                .hasSize(1);
        assertThat(orders.findByCustomer_CityOrderByTotalDesc("Oslo"))
                .extracting(Order::id)
                .containsExactly(4L, 1L, 2L);
        assertThat(orders.findByStatusInOrTotalLessThanEqual(List.of(Status.PAID), 7))
                .extracting(Order::id)
                .containsExactlyInAnyOrder(2L, 4L, 6L, 5L);
        assertThat(orders.findByTotalBetweenOrderByIdDesc(10, 100))
                .extracting(Order::id)
                .containsExactly(3L, 2L, 1L);
        assertThat(orders.findByTagsContaining("late")).extracting(Order::id).containsExactlyInAnyOrder(5L, 6L);
        assertThat(orders.findByLinesSku("sku-3")).extracting(Order::id).containsExactly(3L);
        assertThat(orders.findByNoteIsNotNull()).extracting(Order::id).containsExactly(1L);
        assertThat(orders.findByCustomerCityStartingWithIgnoreCase("oS")).hasSize(3);
        assertThat(orders.findByCustomerCityNot("Oslo", Sort.by(Order::id).desc()))
                .extracting(Order::id)
                .containsExactly(6L, 5L, 3L);
        assertThat(orders.findFirstByOrderByPlacedAtDesc()).map(Order::id).contains(6L);
        assertThat(orders.findTop2ByStatusOrderByTotalDescIdAsc(Status.PAID))
                .extracting(Order::id)
                .containsExactly(6L, 4L);
        assertThat(orders.countByCustomerCity("Oslo")).isEqualTo(3);
        assertThat(orders.existsByCustomerCityAndStatus("Bergen", Status.PAID)).isFalse();
        assertThat(orders.inOslo()).isEqualTo(3);
    }

    @Test
    void resultsComeInTheFormTheMethodHas() {
        assertThat(orders.getByTotal(new BigDecimal("250")).id()).isEqualTo(4);
        assertThat(orders.getByTotal(new BigDecimal("251"))).isNull();
        try (Stream<Order> paid = orders.streamByStatus(Status.PAID)) {
            assertThat(paid).hasSize(3);
        }
        Paged<Order> page = orders.findByStatus(Status.PAID, Page.of(1, 2, Sort.by(Order::id)));
        assertThat(page.items()).extracting(Order::id).containsExactly(6L);
        assertThat(page.total()).isEqualTo(3);
        assertThat(orders.readByStatusNot(Status.PAID, Page.first(2)).hasNext()).isTrue();
        assertThat(orders.queryByCustomerName("Customer 2"))
                .containsExactlyInAnyOrder(new Brief(2, new BigDecimal("10")), new Brief(5, new BigDecimal("7")));
        assertThat(orders.deleteByTotalLessThan(new BigDecimal("50"))).isEqualTo(2);
        assertThat(orders.count()).isEqualTo(4);
    }

    @Test
    void statementsOfTheirOwnTakeParametersByNameAndPlace() {
        assertThat(orders.rich("Oslo", 50)).extracting(Order::id).containsExactly(1L, 4L);
        assertThat(orders.raise(2, 4)).isEqualTo(1);
        assertThat(orders.findById(4L).orElseThrow().total()).isEqualByComparingTo("500");
        assertThat(orders.revenue()).isEqualByComparingTo("3716.50");
    }

    @Test
    void whatEveryRepositoryCanDo() {
        Order seven = ShopModel.order(7, "Rome", "1.00");
        assertThat(orders.insert(seven)).isEqualTo(seven);
        assertThatThrownBy(() -> orders.insert(seven)).isInstanceOf(DatabaseException.class);
        assertThat(orders.existsById(7L)).isTrue();
        assertThat(orders.findAll(Sort.by("id").desc())).first().isEqualTo(seven);
        assertThat(orders.findAll(Page.first(3)).pages()).isEqualTo(3);
        assertThat(orders.findAllById(List.of(1L, 7L, 8L))).hasSize(2);
        assertThat(orders.find(where(Order::customer, Customer::city).eq("Rome"))
                        .one())
                .isEqualTo(seven);
        orders.delete(seven);
        orders.deleteById(1L);
        orders.deleteAllById(List.of(2L, 3L));
        assertThat(orders.findAll()).hasSize(3);
        orders.deleteAll();
        assertThat(orders.count()).isZero();
        assertThat(orders.toString()).isEqualTo("Orders of orders");
        assertThat(orders).isEqualTo(orders).hasSameHashCodeAs(orders);
    }

    record Note(String id, String text) {}

    interface Notes extends DocumentRepository<Note, String> {}

    @Test
    void aKeyOfTextIsMadeWhenThereIsNone() {
        Notes notes = Repositories.of(db).create(Notes.class);
        Note saved = notes.save(new Note(null, "hello"));
        assertThat(saved.id()).hasSize(36);
        assertThat(notes.findById(saved.id())).contains(saved);
    }

    interface WrongProperty extends DocumentRepository<Order, Long> {
        List<Order> findByCustomerCitty(String city);
    }

    interface WrongCount extends DocumentRepository<Order, Long> {
        List<Order> findByTotalBetween(int low);
    }

    interface WrongVerb extends DocumentRepository<Order, Long> {
        List<Order> lookForOrders();
    }

    interface WrongSql extends DocumentRepository<Order, Long> {
        @Query("SELEKT 1")
        long broken();
    }

    interface WrongResult extends DocumentRepository<Order, Long> {
        String countByTotal(int total);
    }

    interface TextKeys extends DocumentRepository<Order, String> {}

    @Test
    void aKeyThatNoDocumentCanHaveIsRefused() {
        refused(TextKeys.class, "the key of Order is \"id\" of long", "found String");
    }

    @Test
    void aMethodThatCannotBeUnderstoodIsRefusedWhenTheRepositoryIsMade() {
        refused(
                WrongProperty.class,
                "WrongProperty.findByCustomerCitty",
                "\"customerCitty\"",
                "did you mean \"customerCity\"");
        refused(WrongCount.class, "WrongCount.findByTotalBetween", "expected 2 parameters", "found 1");
        refused(WrongVerb.class, "WrongVerb.lookForOrders", "findBy");
        refused(WrongSql.class, "WrongSql.broken", "SELEKT");
        refused(WrongResult.class, "WrongResult.countByTotal", "long", "String");
    }

    private void refused(Class<? extends DocumentRepository<?, ?>> repository, String... parts) {
        assertThatThrownBy(() -> Repositories.create(db, repository))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DEFINITION))
                .hasMessageContainingAll(parts);
    }

    @Test
    void aListInAStatementStandsForItsElements() {
        assertThat(orders.inCities(List.of("Oslo", "Lima"), 1, 5))
                .extracting(Order::id)
                .containsExactly(2L, 4L, 6L);
        assertThat(orders.inCities(Set.of("Bergen"))).extracting(Order::id).containsExactly(3L);
        assertThat(orders.inCities(List.of(), 1)).isEmpty();
        Paged<Order> page = orders.pageOfCities(List.of("Oslo", "Lima", "Rome"), Page.of(1, 2));
        assertThat(page.items()).extracting(Order::id).containsExactly(4L, 5L);
        assertThat(page.total()).isEqualTo(5);
        assertThat(orders.removeAll(List.of(1L, 2L, 77L))).isEqualTo(2);
    }
}
