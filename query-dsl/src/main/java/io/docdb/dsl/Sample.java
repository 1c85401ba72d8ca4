package io.docdb.dsl;

import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.TableReference;
import java.util.Optional;

/** A part of a collection, chosen by chance, as TABLESAMPLE does in SQL. Immutable. */
public final class Sample {
    private final String method;
    private final double percent;
    private final Optional<Long> seed;

    private Sample(String method, double percent, Optional<Long> seed) {
        this.method = method;
        this.percent = percent;
        this.seed = seed;
    }

    /** Each document with a chance of so many in a hundred. */
    public static Sample rows(double percent) {
        return new Sample("BERNOULLI", percent, Optional.empty());
    }

    /** The same again for the same number, as long as the documents are the same. */
    public Sample repeatable(long seed) {
        return new Sample(method, percent, Optional.of(seed));
    }

    TableReference.Sample build(StatementBuilder builder) {
        return new TableReference.Sample(Name.of(method), builder.parameter(percent), seed.map(builder::parameter));
    }
}
