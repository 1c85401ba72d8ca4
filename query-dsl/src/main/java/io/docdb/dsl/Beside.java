package io.docdb.dsl;

import io.docdb.sql.ast.TableReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a change reads beside the documents it changes, and the name that paths into it begin with. */
record Beside(QuerySource.Side side, String alias) {
    static Beside collection(String name, String alias) {
        return new Beside(new QuerySource.Collection(Names.objectName(name)), named(alias));
    }

    static Beside query(FindQuery<?> query, String alias) {
        return new Beside(new QuerySource.Query(Given.given(query, "a query").spec()), named(alias));
    }

    /** Objects or values at hand; they go as one parameter. */
    static Beside values(Collection<?> values, String alias) {
        List<?> copy = new ArrayList<>(Given.given(values, "a list of values"));
        return new Beside(new QuerySource.Elements(Operand.value(copy)), named(alias));
    }

    private static String named(String alias) {
        if (Given.given(alias, "a name for what is read").isEmpty()) {
            throw Given.refused("Expected a name for what is read beside the documents, found an empty text");
        }
        return alias;
    }

    TableReference build(StatementBuilder builder, StatementBuilder.Scope scope) {
        return QueryTree.side(builder, side, alias, scope);
    }

    /**
     * What paths start from in a change of {@code target} that reads all of these.
     *
     * @param versions of the documents that can be named, too: {@code old}, {@code new}, {@code excluded}
     */
    static StatementBuilder.Scope scope(String target, List<Beside> sources, String... versions) {
        List<String> tables = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        tables.add(target);
        tables.addAll(List.of(versions));
        for (Beside source : sources) {
            tables.add(source.alias);
            if (source.side instanceof QuerySource.Elements) {
                elements.add(source.alias);
            }
        }
        StatementBuilder.Scope plain = StatementBuilder.Scope.of(target);
        return tables.size() == 1 ? plain : new StatementBuilder.Scope(plain.root(), tables, elements);
    }
}
