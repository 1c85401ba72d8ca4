package io.docdb.journal;

import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Which paths of a document an update changed: the deepest fields that differ; an array that differs counts as one. */
final class ChangedPaths {
    /** More than this are summed up under their top-level fields: a note must stay small beside its document. */
    private static final int MAX_PATHS = 64;

    private ChangedPaths() {}

    static List<FieldPath> between(Document before, Document after) {
        List<FieldPath> paths = new ArrayList<>();
        collect(FieldPath.ROOT, before, after, paths);
        if (paths.size() <= MAX_PATHS) {
            return paths;
        }
        return paths.stream()
                .map(path -> FieldPath.of(path.firstName()))
                .distinct()
                .limit(MAX_PATHS)
                .toList();
    }

    private static void collect(FieldPath at, Document before, Document after, List<FieldPath> paths) {
        for (int i = 0; i < before.size(); i++) {
            String name = before.name(i);
            Value old = before.value(i);
            Value now = after.get(name);
            if (old instanceof Document oldInner && now instanceof Document newInner) {
                collect(at.then(name), oldInner, newInner, paths);
            } else if (!after.has(name) || !same(old, now)) {
                paths.add(at.then(name));
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (!before.has(after.name(i))) {
                paths.add(at.then(after.name(i)));
            }
        }
    }

    /** Equal in form, too: 1 and 1.0 are two texts, and an auditor wants to see the change. */
    private static boolean same(Value old, Value now) {
        if (old.getClass() != now.getClass()) {
            return false;
        }
        boolean hasOneForm = old instanceof TextValue || old instanceof LongValue || old instanceof BooleanValue;
        return hasOneForm || old instanceof ArrayValue || old instanceof Document
                ? old.equals(now)
                : old.toString().equals(now.toString());
    }
}
