package io.docdb.benchmark;

import java.util.Locale;

/** What the engines are asked to do, in the order in which a round does it. */
public enum Work {
    LOAD("bulk load", 1, "", "all customers and orders as JSON text into indexed collections, 1000 to a transaction"),
    INSERT("durable insert", 100, "", "one order to a transaction, on the disk before the next begins"),
    POINT_READ("point read", 2_000, "d", "a whole order by its key"),
    INDEX_EQUAL("index equality", 500, "nn", "the orders of one customer by customer.id"),
    INDEX_RANGE("index range", 200, "nn", "the orders whose total lies in a narrow range"),
    TOP_N("top ten", 20, "nn", "the ten orders of highest total below a bound"),
    ARRAY_CONTAINS("array contains", 40, "nn", "the orders with a line of one sku"),
    FILTER_SCAN("filter scan", 3, "nn", "count and sum of the orders of a country and status, which no index serves"),
    GROUP_BY("group by", 3, "tnn", "count and sum of all orders by customer.country"),
    REPEATED("repeated query", 200, "tnn", "the same group-by again and again, with nothing changed in between"),
    JOIN("join", 3, "tnn", "all orders joined with their customers, summed by tier"),
    JOIN_FEW("small join", 100, "tnn", "five customers with their orders"),
    UPDATE("update by key", 300, "", "a field of an order by its key, all in one transaction"),
    UPDATE_MANY("update many", 3, "", "one statement: a field of all orders of 20 customers");

    private final String title;
    private final int operations;
    private final String columns;
    private final String description;

    Work(String title, int operations, String columns, String description) {
        this.title = title;
        this.operations = operations;
        this.columns = columns;
        this.description = description;
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
