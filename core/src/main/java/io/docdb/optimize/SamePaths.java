package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.plan.physical.JoinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keys of a join that compare several paths of documents with the same paths of documents of the same collection, as they are or as
 * the least or greatest of a group: {@code o.customer = q.customer AND o.total = q.most}, where {@code q} has the most that each
 * customer spent. What is found together on one side stands together on the other one, too, however many values each path has by
 * itself.
 *
 * @param keys two or more
 * @param columns of the side that has documents as they are
 */
record SamePaths(List<JoinKey> keys, List<Expression> columns, int collectionId) {

    /** @param keys between the same two inputs of the join */
    static Optional<SamePaths> among(Collection<JoinKey> keys, PathKnowledge known) {
        List<JoinKey> found = new ArrayList<>();
        List<ColumnSources.Source> lefts = new ArrayList<>();
        List<ColumnSources.Source> rights = new ArrayList<>();
        for (JoinKey key : keys) {
            Optional<ColumnSources.Source> left = known.origin(key.left()).filter(SamePaths::isOfDocuments);
            Optional<ColumnSources.Source> right = known.origin(key.right()).filter(SamePaths::isOfDocuments);
            if (left.isPresent() && right.isPresent() && isSame(left.get(), right.get())) {
                found.add(key);
                lefts.add(left.get());
                rights.add(right.get());
            }
        }
        if (found.size() < 2 || !areOfOneScan(lefts) || !areOfOneScan(rights)) {
            return Optional.empty();
        }
        List<Expression> left = found.stream().map(JoinKey::left).toList();
        List<Expression> right = found.stream().map(JoinKey::right).toList();
        List<Expression> columns = areStored(left, known) ? left : right;
        return areStored(columns, known)
                ? Optional.of(new SamePaths(found, columns, lefts.get(0).collectionId()))
                : Optional.empty();
    }

    private static boolean isOfDocuments(ColumnSources.Source source) {
        return !source.ofElements() && !source.path().isRoot();
    }

    private static boolean isSame(ColumnSources.Source left, ColumnSources.Source right) {
        return left.collectionId() == right.collectionId() && left.path().equals(right.path());
    }

    private static boolean areOfOneScan(List<ColumnSources.Source> sources) {
        return sources.stream().map(ColumnSources.Source::scan).distinct().count() == 1;
    }

    private static boolean areStored(List<Expression> columns, PathKnowledge known) {
        return columns.stream().allMatch(column -> known.find(column).isPresent());
    }
}
