package io.docdb.session;

import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import java.util.ArrayList;
import java.util.List;

/**
 * A query whose rows can be changed although it does not show by which key they are found: {@code SELECT data FROM t} reads
 * {@code data} and behind it {@code id}, which whoever asked for {@code data} is not to see.
 *
 * @param added how many of the last columns of its result are not those of the query that was written
 */
public record KeyedQuery(PreparedStatement statement, int added) {
    /** @param key what is missing in the select list of the query, a SELECT */
    static KeyedQuery of(PreparedStatement query, List<QueryBody.SelectItem> key, Session session) {
        if (key.isEmpty()) {
            return new KeyedQuery(query, 0);
        }
        PreparedStatement.Source source = query.source();
        Query tree = (Query) source.tree();
        QueryBody.Select select = (QueryBody.Select) tree.body();
        List<QueryBody.SelectItem> items = new ArrayList<>(select.items());
        items.addAll(key);
        QueryBody.Select body = new QueryBody.Select(
                select.distinct(),
                items,
                select.from(),
                select.where(),
                select.groupBy(),
                select.having(),
                select.windows(),
                select.qualify(),
                select.at());
        Query keyed = new Query(tree.with(), body, tree.orderBy(), tree.limit(), tree.locking(), tree.at());
        return new KeyedQuery(
                new PreparedStatement(
                        session, new PreparedStatement.Source(source.text(), keyed, source.parameterCount())),
                key.size());
    }
}
