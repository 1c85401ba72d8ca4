package io.docdb.dsl;

import static io.docdb.dsl.Filter.exists;
import static io.docdb.dsl.Filter.not;
import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.count;
import static io.docdb.dsl.Operand.max;
import static io.docdb.dsl.Operand.outer;
import static io.docdb.dsl.Operand.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Random questions, each put in Java and in SQL text: the rows are the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomSameAnswerTest {
    private static final int QUESTIONS = 300;
    private static final int DOCUMENTS = 60;
    private static final List<String> CITIES = List.of("Oslo", "Lima", "Rome", "San José");
    private static final List<String> TAGS = List.of("a", "b", "c");

    private final DocumentDatabase db = Docdb.inMemory();

    /** The same condition twice. */
    private record Twin(Filter<Object> filter, String sql) {}

    @BeforeAll
    void fill() {
        Random random = new Random(1);
        db.createCollection("o", "id");
        for (int i = 0; i < DOCUMENTS; i++) {
            List<String> fields = new ArrayList<>(List.of("\"id\":" + i));
            if (random.nextInt(5) > 0) {
                fields.add("\"n\":" + (random.nextInt(6) == 0 ? "null" : random.nextInt(20) + ".5"));
            }
            if (random.nextInt(5) > 0) {
                fields.add("\"c\":{\"city\":\"" + CITIES.get(random.nextInt(CITIES.size())) + "\"}");
            }
            if (random.nextInt(3) > 0) {
                List<String> tags = TAGS.stream()
                        .filter(tag -> random.nextBoolean())
                        .map(tag -> '"' + tag + '"')
                        .toList();
                fields.add("\"tags\":" + tags);
            }
            db.collection("o").insertJson("{" + String.join(",", fields) + "}");
        }
        db.createIndex("o", "n");
        db.createIndex("o", "c.city");
    }

    @AfterAll
    void close() {
        db.close();
    }

    @Test
    void theRowsAreTheSameThroughBothDoors() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            Twin twin = condition(random, 3);
            FindQuery<Document> query = db.collection("o").find(twin.filter);
            String where = " FROM o WHERE " + twin.sql;
            switch (random.nextInt(4)) {
                case 0 -> same(seed, query.select("id"), "SELECT id" + where, false);
                case 1 -> {
                    int limit = random.nextInt(10);
                    same(
                            seed,
                            query.orderBy("n")
                                    .desc()
                                    .nullsLast()
                                    .orderBy("id")
                                    .offset(2)
                                    .limit(limit)
                                    .select("id", "n"),
                            "SELECT id, n" + where + " ORDER BY n DESC NULLS LAST, id LIMIT " + limit + " OFFSET 2",
                            true);
                }
                case 2 ->
                    same(
                            seed,
                            query.groupBy("c.city")
                                    .select(
                                            count().as("k"),
                                            sum("n").as("s"),
                                            max("id").as("m")),
                            "SELECT c.city AS city, COUNT(*) AS k, SUM(n) AS s, MAX(id) AS m" + where
                                    + " GROUP BY c.city",
                            false);
                default ->
                    same(
                            seed,
                            query.unnest("tags", "t").groupBy("t").select(count().as("k")),
                            "SELECT t, COUNT(*) AS k FROM (SELECT _doc.tags AS tags" + where
                                    + ") d, UNNEST(d.tags) t GROUP BY t",
                            false);
            }
        }
    }

    private void same(long seed, FindQuery<Document> query, String sql, boolean ordered) {
        List<String> fluent = query.list().stream().map(Document::toString).toList();
        List<String> text = db.sql(sql).list().stream().map(Document::toString).toList();
        String what = "seed " + seed + ": " + sql + "\nagainst " + query.toSql();
        if (ordered) {
            assertThat(fluent).as(what).containsExactlyElementsOf(text);
        } else {
            assertThat(fluent).as(what).containsExactlyInAnyOrderElementsOf(text);
        }
        assertThat(query.count()).as(what).isEqualTo(text.size());
    }

    private Twin condition(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Twin left = condition(random, depth - 1);
            if (random.nextInt(4) == 0) {
                return new Twin(not(left.filter), "NOT (" + left.sql + ")");
            }
            Twin right = condition(random, depth - 1);
            return random.nextBoolean()
                    ? new Twin(left.filter.and(right.filter), "((" + left.sql + ") AND (" + right.sql + "))")
                    : new Twin(left.filter.or(right.filter), "((" + left.sql + ") OR (" + right.sql + "))");
        }
        int number = random.nextInt(20);
        String city = CITIES.get(random.nextInt(CITIES.size()));
        String tag = TAGS.get(random.nextInt(TAGS.size()));
        return switch (random.nextInt(12)) {
            case 0 -> new Twin(where("n").gt(number), "n > " + number);
            case 1 -> new Twin(where("n").lte(number), "n <= " + number);
            case 2 -> new Twin(where("n").between(number, number + 4), "n BETWEEN " + number + " AND " + (number + 4));
            case 3 -> new Twin(where("c.city").eq(city), "c.city = '" + city + "'");
            case 4 -> new Twin(where("c.city").ne(city), "c.city <> '" + city + "'");
            case 5 -> new Twin(where("c.city").in(city, "Lima"), "c.city IN ('" + city + "', 'Lima')");
            case 6 ->
                new Twin(where("c.city").startsWith(city.substring(0, 1)), "c.city LIKE '" + city.charAt(0) + "%'");
            case 7 -> new Twin(where("n").isNull(), "n IS NULL");
            case 8 -> new Twin(where("n").isMissing(), "n IS MISSING");
            case 9 -> new Twin(where("tags[*]").eq(tag), "'" + tag + "' = ANY(tags[*])");
            case 10 ->
                new Twin(
                        exists(db.collection("o")
                                .find(where("c.city")
                                        .eq(outer("c.city"))
                                        .and(where("n").gt(outer("n"))))),
                        "EXISTS (SELECT 1 FROM o p WHERE p.c.city = o.c.city AND p.n > o.n)");
            default ->
                new Twin(
                        where("id")
                                .in(db.collection("o")
                                        .find(where("n").lt(number))
                                        .select("id")),
                        "id IN (SELECT p.id FROM o p WHERE p.n < " + number + ")");
        };
    }
}
