package io.docdb.benchmark;

import io.docdb.testdata.NoBench;
import java.util.Locale;

/** What the engines are asked to do, in the order in which a round does it. */
public enum Work {
    LOAD("bulk load", 1, "", "all documents as JSON text into indexed collections, 1000 to a transaction"),
    INSERT("durable insert", 100, "", "one order to a transaction, on the disk before the next begins"),
    POINT_READ("point read", 2_000, "d", "a whole order by its key"),
    INDEX_EQUAL("index equality", 500, "nn", "the orders of one customer by customer.id"),
    INDEX_RANGE("index range", 200, "nn", "the orders whose total lies in a narrow range"),
    TOP_N("top ten", 200, "nn", "the ten orders of highest total below a bound"),
    ARRAY_CONTAINS("array contains", 40, "nn", "the orders with a line of one sku"),
    FILTER_SCAN("filter scan", 3, "nn", "count and sum of the orders of a country and status, which no index serves"),
    GROUP_BY("group by", 3, "tnn", "count and sum of all orders by customer.country"),
    REPEATED("repeated query", 200, "tnn", "the same group-by again and again, with nothing changed in between"),
    JOIN("join", 3, "tnn", "all orders joined with their customers, summed by tier"),
    JOIN_FEW("small join", 100, "tnn", "five customers with their orders"),
    UPDATE("update by key", 300, "", "a field of an order by its key, all in one transaction"),
    UPDATE_MANY("update many", 3, "", "one statement: a field of all orders of 20 customers"),

    Q1(
            Suite.NOBENCH,
            "Q1 two fields",
            1,
            "tn",
            "str1 and num of all objects",
            "SELECT {text:str1}, {long:num} FROM nobench t"),
    Q2(
            Suite.NOBENCH,
            "Q2 nested",
            1,
            "tn",
            "two nested fields of all objects",
            "SELECT {text:nested_obj.str}, {long:nested_obj.num} FROM nobench t"),
    Q3(
            Suite.NOBENCH,
            "Q3 sparse",
            1,
            "tt",
            "two sparse fields of the same hundredth",
            "SELECT {text:sparse_110}, {text:sparse_119} FROM nobench t"
                    + " WHERE {text:sparse_110} IS NOT NULL OR {text:sparse_119} IS NOT NULL"),
    Q4(
            Suite.NOBENCH,
            "Q4 two sparse",
            1,
            "tt",
            "two sparse fields of different hundredths",
            "SELECT {text:sparse_110}, {text:sparse_220} FROM nobench t"
                    + " WHERE {text:sparse_110} IS NOT NULL OR {text:sparse_220} IS NOT NULL"),
    Q5(
            Suite.NOBENCH,
            "Q5 text =",
            200,
            "nd",
            "by str1, which is indexed",
            "SELECT {id}, {doc} FROM nobench t WHERE {text:str1} = ?"),
    Q6(
            Suite.NOBENCH,
            "Q6 range",
            20,
            "nd",
            "num in a thousandth of its range, indexed",
            "SELECT {id}, {doc} FROM nobench t WHERE {long:num} BETWEEN ? AND ?"),
    Q7(
            Suite.NOBENCH,
            "Q7 dynamic range",
            20,
            "nd",
            "dyn1, of changing type, in a thousandth of its range, indexed",
            "SELECT {id}, {doc} FROM nobench t WHERE {number:dyn1} BETWEEN ? AND ?"),
    Q8(
            Suite.NOBENCH,
            "Q8 array",
            10,
            "nd",
            "a word in nested_arr, indexed where that is possible",
            "SELECT {id}, {doc} FROM nobench t WHERE {any:nested_arr}"),
    Q9(
            Suite.NOBENCH,
            "Q9 sparse =",
            3,
            "nd",
            "by a sparse field, not indexed",
            "SELECT {id}, {doc} FROM nobench t WHERE {text:sparse_110} = ?"),
    Q10(
            Suite.NOBENCH,
            "Q10 group",
            3,
            "nn",
            "a tenth of the objects by num, counted by thousandth",
            "SELECT {long:thousandth}, count(*) FROM nobench t WHERE {long:num} BETWEEN ? AND ? GROUP BY {long:thousandth}"),
    Q11(
            Suite.NOBENCH,
            "Q11 self join",
            3,
            "nn",
            "a thousandth of the objects with those whose str1 is their nested_obj.str",
            "SELECT {t.id}, {u.id} FROM nobench t JOIN nobench u ON {text:t.nested_obj.str} = {text:u.str1}"
                    + " WHERE {long:t.num} BETWEEN ? AND ?"),

    E1(
            Suite.EVENTS,
            "E1 kinds",
            2,
            "tn",
            "events counted by collection",
            "SELECT {text:commit.collection}, count(*) FROM events t GROUP BY {text:commit.collection}"),
    E2(
            Suite.EVENTS,
            "E2 users",
            2,
            "tnn",
            "created events and distinct users by collection",
            "SELECT {text:commit.collection}, count(*), count(DISTINCT {text:did}) FROM events t"
                    + " WHERE {text:kind} = 'commit' AND {text:commit.operation} = 'create'"
                    + " GROUP BY {text:commit.collection}"),
    E3(
            Suite.EVENTS,
            "E3 hours",
            2,
            "tnn",
            "posts, reposts and likes by hour",
            "SELECT {text:commit.collection}, {hour}, count(*) FROM events t"
                    + " WHERE {text:kind} = 'commit' AND {text:commit.operation} = 'create' AND {text:commit.collection}"
                    + " IN ('app.bsky.feed.post', 'app.bsky.feed.repost', 'app.bsky.feed.like')"
                    + " GROUP BY {text:commit.collection}, {hour}"),
    E4(
            Suite.EVENTS,
            "E4 first posts",
            2,
            "tn",
            "the three users who posted first",
            "SELECT {text:did}, min({long:time_us}) FROM events t"
                    + " WHERE {text:kind} = 'commit' AND {text:commit.operation} = 'create'"
                    + " AND {text:commit.collection} = 'app.bsky.feed.post'"
                    + " GROUP BY {text:did} ORDER BY 2 LIMIT 3"),
    E5(
            Suite.EVENTS,
            "E5 spans",
            2,
            "tn",
            "the three users who posted over the longest time",
            "SELECT {text:did}, max({long:time_us}) - min({long:time_us}) FROM events t"
                    + " WHERE {text:kind} = 'commit' AND {text:commit.operation} = 'create'"
                    + " AND {text:commit.collection} = 'app.bsky.feed.post'"
                    + " GROUP BY {text:did} ORDER BY 2 DESC LIMIT 3");

    private final Suite suite;
    private final String title;
    private final int operations;
    private final String columns;
    private final String description;
    private final String template;

    Work(String title, int operations, String columns, String description) {
        this(Suite.SHOP, title, operations, columns, description, "");
    }

    Work(Suite suite, String title, int operations, String columns, String description, String template) {
        this.suite = suite;
        this.template = template;
        this.title = title;
        this.operations = operations;
        this.columns = columns;
        this.description = description;
    }

    /** True if the suite has it; all suites begin with LOAD. */
    public boolean isOf(Suite asked) {
        return this == LOAD || suite == asked;
    }

    /** The query for any {@code Dialect}; empty for a work of which each engine has a text of its own. */
    public String template() {
        return template;
    }

    /** True if its first parameter is a text: {@link #textOf}. */
    public boolean takesText() {
        return this == ARRAY_CONTAINS || this == Q5 || this == Q8 || this == Q9;
    }

    /** The text a number stands for as the parameter of this work. */
    public String textOf(long parameter) {
        return switch (this) {
            case ARRAY_CONTAINS -> "SKU-" + parameter;
            case Q5 -> NoBench.firstText(parameter);
            case Q8 -> "word" + parameter;
            case Q9 -> NoBench.text(parameter);
            default -> throw new IllegalStateException(this + " takes no text");
        };
    }

    public String title() {
        return title;
    }

    /** How often it is done in a round. */
    public int operations() {
        return operations;
    }

    /** The result's columns: n a number, t a text, d a document of which the total counts. Empty if there is none. */
    public String columns() {
        return columns;
    }

    public String description() {
        return description;
    }

    /** As it is named on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
