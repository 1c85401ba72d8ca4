package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.session.Result;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A change of data as a statement, and the ways to run it. Every run builds the statement anew.
 *
 * @param tree of the change, with what it gives back
 */
record Change<T>(Sessions sessions, DocumentMapper mapper, Function<Value, T> reader, Tree tree) {
    /** Makes the tree; the scope of what it gives back belongs to it. */
    @FunctionalInterface
    interface Tree {
        DataChange build(StatementBuilder builder, Returning returning);
    }

    /** What a change gives back, over the tables that can be named there. */
    @FunctionalInterface
    interface Returning {
        Returning NOTHING = (builder, scope) -> List.of();

        Returning WHOLE = (builder, scope) -> Rows.WHOLE;

        List<QueryBody.SelectItem> build(StatementBuilder builder, StatementBuilder.Scope scope);

        static Returning items(List<Operand> items) {
            return (builder, scope) -> {
                List<String> names = QueryTree.names(items, builder);
                List<QueryBody.SelectItem> built = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    built.add(new QueryBody.ExpressionItem(items.get(i).build(builder, scope), names.get(i)));
                }
                return built;
            };
        }
    }

    /** @return how many documents were changed */
    long execute() {
        StatementBuilder builder = new StatementBuilder(mapper);
        DataChange change = tree.build(builder, Returning.NOTHING);
        return sessions.call(session -> {
            try (Result result =
                    session.prepare(change, builder.parameters().size()).execute(builder.parameters())) {
                return result.changed();
            }
        });
    }

    List<T> returning() {
        StatementBuilder builder = new StatementBuilder(mapper);
        DataChange change = tree.build(builder, Returning.WHOLE);
        return sessions.call(session -> Rows.list(
                session.prepare(change, builder.parameters().size()),
                builder.parameters(),
                rows -> reader.apply(Rows.first(rows))));
    }

    List<Document> returning(Operand... items) {
        StatementBuilder builder = new StatementBuilder(mapper);
        DataChange change = tree.build(builder, Returning.items(List.of(Given.given(items, "what is given back"))));
        return sessions.call(session ->
                Rows.list(session.prepare(change, builder.parameters().size()), builder.parameters(), Rows::document));
    }

    String explain() {
        StatementBuilder builder = new StatementBuilder(mapper);
        return Rows.explain(sessions, tree.build(builder, Returning.NOTHING), false, builder.parameters());
    }

    /** The documents it changes as the rows of a query. */
    FindQuery<T> rows(String name) {
        QuerySource source = new QuerySource.Changed(tree, Given.given(name, "a name for the rows"));
        return new FindQuery<>(sessions, mapper, QuerySpec.of(source, Filter.all()), reader);
    }
}
