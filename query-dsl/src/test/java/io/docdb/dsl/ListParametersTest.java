package io.docdb.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list for the parameter of an IN list, in each style of parameters. */
class ListParametersTest {
    private final DocumentDatabase db = Docdb.inMemory();

    @BeforeEach
    void fill() {
        db.createCollection("t", "id");
        for (int i = 1; i <= 200; i++) {
            db.collection("t").insertJson("{\"id\":" + i + ",\"tags\":[" + i % 2 + "]}");
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<Long> ids(String sql, Object... parameters) {
        return db.sql(sql, parameters).list(Long.class);
    }

    private String plan(String sql, Object... parameters) {
        return db.sql("EXPLAIN " + sql, parameters).list(String.class).toString();
    }

    @Test
    void aListStandsForItsElements() {
        String sql = "SELECT id FROM t WHERE id IN (?) ORDER BY id";
        assertThat(ids(sql, List.of(3, 1, 999))).containsExactly(1L, 3L);
        assertThat(ids(sql, (Object) new int[] {7, 8, 9})).containsExactly(7L, 8L, 9L);
        assertThat(ids(sql, Set.of(5))).containsExactly(5L);
        assertThat(ids(sql, 6)).containsExactly(6L);
    }

    @Test
    void everyStyleOfParametersIsSpread() {
        List<Integer> few = List.of(1, 2, 3);
        assertThat(ids("SELECT id FROM t WHERE id > ? AND id IN (?) AND id < ?", 1, few, 3))
                .containsExactly(2L);
        assertThat(ids("SELECT id FROM t WHERE id IN (?2) AND id > ?1 AND id IN (?2) ORDER BY id", 1, few))
                .containsExactly(2L, 3L);
        assertThat(ids("SELECT id FROM t WHERE id IN ($2) AND id > $1", 2, few)).containsExactly(3L);
        assertThat(ids(
                        "SELECT id FROM t WHERE id >= :low AND (id IN (:ids) OR id IN (:ids)) AND id <= :high",
                        2,
                        few,
                        2))
                .containsExactly(2L);
        assertThat(ids("SELECT id FROM t WHERE id IN ( :ids ) AND CARDINALITY(:ids) = 3 ORDER BY id", few))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void aListOfAnyLengthIsFoundWithoutRepeatingRows() {
        for (int size : List.of(0, 1, 2, 3, 5, 63, 64, 65, 200)) {
            List<Long> wanted = LongStream.rangeClosed(1, size).boxed().toList();
            assertThat(ids("SELECT id FROM t WHERE id IN (:ids) ORDER BY id", wanted))
                    .isEqualTo(wanted);
            assertThat(ids("SELECT id FROM t WHERE id NOT IN (:ids)", wanted)).hasSize(200 - size);
        }
    }

    @Test
    void aNullInTheListIsUnknownAsInSql() {
        List<Integer> withNull = new ArrayList<>(Arrays.asList(1, null));
        assertThat(ids("SELECT id FROM t WHERE id IN (?)", withNull)).containsExactly(1L);
        assertThat(ids("SELECT id FROM t WHERE id NOT IN (?)", withNull)).isEmpty();
    }

    @Test
    void listsOfListsFindArrays() {
        assertThat(db.sql("SELECT COUNT(*) FROM t WHERE tags IN (?)", List.of(List.of(1), List.of(7)))
                        .first(Long.class))
                .contains(100L);
    }

    @Test
    void whereNoInListStandsAListIsAnArray() {
        assertThat(ids("SELECT id FROM t WHERE id = ANY(?) ORDER BY id", List.of(4, 2)))
                .containsExactly(2L, 4L);
        assertThat(db.sql("SELECT ? AS a", List.of(1, 2)).list(Document.class).toString())
                .contains("[1,2]");
    }

    @Test
    void shortListsAreSoughtByKey() {
        assertThat(plan("SELECT id FROM t WHERE id IN (?)", List.of(1, 2, 3))).contains("KeyScan");
    }
}
