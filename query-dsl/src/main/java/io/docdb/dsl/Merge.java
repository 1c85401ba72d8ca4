package io.docdb.dsl;

import io.docdb.session.Result;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Brings a collection to what another source says: documents both have are changed or removed, those only the source has are
 * inserted, those only the collection has may be changed or removed.
 *
 * <pre>{@code
 * stock.mergeFrom("deliveries", "d").on(where("sku").eq(field("d.sku")))
 *      .whenMatchedDelete(where("d.qty").eq(0))
 *      .whenMatched(there -> there.inc("qty", 1).set("at", field("d.at")))
 *      .whenNotMatchedInsert(field("d.sku").as("sku"), field("d.qty").as("qty"))
 *      .execute()
 * }</pre>
 *
 * <p>Of the clauses that fit a row, the first counts. Immutable: each method gives another one.
 *
 * @param <T> what the documents are
 */
public final class Merge<T> {
    /** A clause, built when the statement is. */
    private interface Clause {
        DataChange.MergeClause build(StatementBuilder builder, StatementBuilder.Scope scope);
    }

    private final Target<T> target;
    private final Beside source;
    private final Filter<?> on;
    private final List<Clause> clauses;

    private Merge(Target<T> target, Beside source, Filter<?> on, List<Clause> clauses) {
        this.target = target;
        this.source = source;
        this.on = on;
        this.clauses = clauses;
    }

    /** A merge that waits for what belongs together. */
    public static final class Source<T> {
        private final Merge<T> merge;

        Source(Target<T> target, Beside source) {
            this.merge = new Merge<>(target, source, Filter.all(), List.of());
        }

        /** A document and a row of the source match if the condition holds; paths into the source begin with its name. */
        public Merge<T> on(Filter<?> condition) {
            return new Merge<>(
                    merge.target, merge.source, Given.given(condition, "a condition for what matches"), List.of());
        }
    }

    /** Documents that match are changed. */
    public Merge<T> whenMatched(UnaryOperator<Update<T>> changes) {
        return whenMatched(Filter.all(), changes);
    }

    /** Documents that match and fulfil the filter are changed. */
    public Merge<T> whenMatched(Filter<?> filter, UnaryOperator<Update<T>> changes) {
        return with(DataChange.MergeClause.Match.MATCHED, filter, changes(changes));
    }

    public Merge<T> whenMatchedDelete() {
        return whenMatchedDelete(Filter.all());
    }

    public Merge<T> whenMatchedDelete(Filter<?> filter) {
        return with(DataChange.MergeClause.Match.MATCHED, filter, (builder, scope) -> new DataChange.MergeDelete());
    }

    /** Documents that match and fulfil the filter stay as they are. */
    public Merge<T> whenMatchedKeep(Filter<?> filter) {
        return with(DataChange.MergeClause.Match.MATCHED, filter, (builder, scope) -> new DataChange.MergeNothing());
    }

    /** Rows of the source that match nothing are inserted, with these fields: {@code field("d.sku").as("sku")}. */
    public Merge<T> whenNotMatchedInsert(Operand... fields) {
        return whenNotMatchedInsert(Filter.all(), fields);
    }

    /** Rows of the source that match nothing and fulfil the filter are inserted; {@code as("_doc")} is the whole document. */
    public Merge<T> whenNotMatchedInsert(Filter<?> filter, Operand... fields) {
        List<Operand> values = List.of(Given.given(fields, "the fields to insert"));
        return with(DataChange.MergeClause.Match.NOT_MATCHED, filter, (builder, scope) -> {
            StatementBuilder.Scope top = StatementBuilder.Scope.of(List.of());
            List<Expression.Reference> columns = new ArrayList<>();
            List<Expression> built = new ArrayList<>();
            for (Operand value : values) {
                String path = value.resultName(builder);
                columns.add(top.reference(PathSource.of(path).path(builder.mapper())));
                built.add(value.build(builder, scope));
            }
            return new DataChange.MergeInsert(columns, DataChange.Insert.Overriding.NONE, built);
        });
    }

    /** Documents that no row of the source matches are changed; the filter is about them alone. */
    public Merge<T> whenNotMatchedBySource(Filter<?> filter, UnaryOperator<Update<T>> changes) {
        return with(DataChange.MergeClause.Match.NOT_MATCHED_BY_SOURCE, filter, changes(changes));
    }

    /** Documents that no row of the source matches are removed; the filter is about them alone. */
    public Merge<T> whenNotMatchedBySourceDelete(Filter<?> filter) {
        return with(
                DataChange.MergeClause.Match.NOT_MATCHED_BY_SOURCE,
                filter,
                (builder, scope) -> new DataChange.MergeDelete());
    }

    @FunctionalInterface
    private interface Action {
        DataChange.MergeAction build(StatementBuilder builder, StatementBuilder.Scope scope);
    }

    private Action changes(UnaryOperator<Update<T>> changes) {
        Update<T> update = Given.given(changes, "changes").apply(new Update<>(target, session -> Filter.all()));
        return (builder, scope) -> new DataChange.MergeUpdate(update.clauses(builder, scope));
    }

    private Merge<T> with(DataChange.MergeClause.Match match, Filter<?> filter, Action action) {
        Given.given(filter, "a filter (Filter.all() for all)");
        List<Clause> longer = new ArrayList<>(clauses);
        longer.add((builder, scope) -> {
            Optional<Expression> condition =
                    filter.isAll() ? Optional.empty() : Optional.of(filter.build(builder, scope));
            return new DataChange.MergeClause(match, condition, action.build(builder, scope), Position.NONE);
        });
        return new Merge<>(target, source, on, longer);
    }

    /** @return how many documents have been inserted, changed or removed */
    public long execute() {
        StatementBuilder builder = new StatementBuilder(target.mapper());
        Statement tree = build(builder, List.of());
        return target.sessions().call(session -> {
            try (Result result =
                    session.prepare(tree, builder.parameters().size()).execute(builder.parameters())) {
                return result.changed();
            }
        });
    }

    /** As {@link #execute}. @return the documents as they are now, those removed as they were */
    public List<T> executeReturning() {
        StatementBuilder builder = new StatementBuilder(target.mapper());
        Statement tree = build(builder, Rows.WHOLE);
        return target.sessions()
                .call(session -> Rows.list(
                        session.prepare(tree, builder.parameters().size()),
                        builder.parameters(),
                        rows -> target.reader().apply(Rows.first(rows))));
    }

    /** How it will run; nothing is changed. */
    public String explain() {
        StatementBuilder builder = new StatementBuilder(target.mapper());
        return Rows.explain(target.sessions(), build(builder, List.of()), false, builder.parameters());
    }

    private Statement build(StatementBuilder builder, List<QueryBody.SelectItem> returning) {
        if (clauses.isEmpty()) {
            throw Given.refused("Expected a clause such as whenMatched(…) before the merge runs, found none");
        }
        String alias = target.alias();
        StatementBuilder.Scope scope = Beside.scope(alias, List.of(source));
        return new DataChange.Merge(
                Optional.empty(),
                target.name(),
                target.aliasName(),
                source.build(builder, scope),
                on.build(builder, scope),
                clauses.stream().map(clause -> clause.build(builder, scope)).toList(),
                returning,
                Position.NONE);
    }
}
