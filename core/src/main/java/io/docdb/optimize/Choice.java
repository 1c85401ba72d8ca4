package io.docdb.optimize;

/** Ways to read and join that are taken where they are cheaper, and can be switched off as a rewrite rule can. */
public enum Choice {
    /** Documents are not visited if an index holds all that is read. */
    INDEX_ONLY("index-only"),
    /** Entries are asked for what they tell before their documents are fetched. */
    ENTRY_FILTERS("entry-filters"),
    /** Several indexes are asked for parts of a condition, and the keys they have in common are looked up. */
    INDEX_INTERSECTION("index-intersection"),
    /** Of rows with the same leading values of an index, those that matter are read, and the others jumped over. */
    SKIP_SCAN("skip-scan"),
    /** Ranges of an index whose first parts nothing is said of are sought for each value there is of those. */
    SKIPPED_PARTS("skipped-parts"),
    /** Two inputs that keys or indexes give in the order of the join are walked along side by side. */
    MERGE_JOIN("merge-join"),
    /** Documents of which only some elements are joined are found by an index over elements. */
    ELEMENT_JOINS("element-joins"),
    /** A query with groups that is joined with few rows is made for each of them, of what the row asks for. */
    GROUP_LOOKUPS("group-lookups"),
    /** What a lateral query gives is kept for rows with the same values. */
    REMEMBERED_ROWS("remembered-rows"),
    /** What is the same for all rows is asked once, before any is read. */
    GATES("gates"),
    /** Parts of a lateral or correlated query that depend on nothing around it are made once, and kept. */
    KEPT_PARTS("kept-parts"),
    /** A semi join may begin on its right side, with the keys there are. */
    TURNED_SEMI_JOINS("turned-semi-joins"),
    /** Semi and anti joins are made where in the order of inner joins they pay, not behind all. */
    ORDERED_SEMI_JOINS("ordered-semi-joins"),
    /** Outer joins are made where in the order of inner joins they pay, not where they are written. */
    ORDERED_OUTER_JOINS("ordered-outer-joins"),
    /** Parameters whose value makes a difference are planned for by their values, a plan for each class of them. */
    PARAMETER_PLANS("parameter-plans"),
    /** Of a window, no more rows are read than a filter on their number lets through. */
    WINDOW_LIMITS("window-limits"),
    /** Where the first rows of an order are wanted, joins and groups come in the order of one of their scans. */
    ORDERED_JOINS("ordered-joins"),
    /** Of columns that are all equal any two may be what relations are joined by. */
    EQUAL_COLUMNS("equal-columns"),
    /** Joins of several relations are joined with each other, not only one relation at a time. */
    BUSHY_JOINS("bushy-joins");

    private final String label;

    Choice(String label) {
        this.label = label;
    }

    /** As {@code SET docdb.rules.off} says it. */
    public String label() {
        return label;
    }
}
