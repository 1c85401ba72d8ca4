package io.docdb.definition;

import io.docdb.bind.Binder;
import io.docdb.bind.NameUses;
import io.docdb.catalog.CatalogEditor;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.StatementException;
import io.docdb.sql.NameEdits;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.SchemaChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets views follow what has another name, or is in another schema, now: their texts name it so. The columns of a view keep
 * their names, but those a star stands for follow, and so do the views above. Confined to one statement.
 *
 * <p>A view whose text would mean something else with the new names (NATURAL joins, a name that another table in reach has as
 * well) is told: it refuses the change.
 */
public final class ViewFollower {
    private final CatalogSnapshot before;
    private final Supplier<CatalogSnapshot> now;
    private final CatalogEditor editor;
    private final Function<CatalogSnapshot, Binder> binders;
    private final Map<Integer, NameUses> known = new LinkedHashMap<>(); // of views, those that others read first
    private final Map<Integer, Map<String, String>> columns = new HashMap<>(); // by table or view: new names by old
    private final List<ViewDefinition> mistaken = new ArrayList<>();

    /**
     * @param before the definitions before the statement
     * @param now as they are by what was done so far
     */
    public ViewFollower(
            CatalogSnapshot before,
            Supplier<CatalogSnapshot> now,
            CatalogEditor editor,
            Function<CatalogSnapshot, Binder> binders) {
        this.before = before;
        this.now = now;
        this.editor = editor;
        this.binders = binders;
    }

    /**
     * To be called when the change is done.
     *
     * @return views whose text would mean something else now
     */
    public List<ViewDefinition> follow(SchemaChange change) {
        if (change instanceof SchemaChange.AlterTable alter) {
            noteColumns(alter);
        }
        CatalogSnapshot after = now.get();
        if (columns.isEmpty() && !anyMoved(after)) {
            return List.of();
        }
        before.views().forEach(this::learn);
        known.forEach((id, uses) ->
                find(now.get(), id).ifPresent(view -> follow(find(before, id).orElseThrow(), view, uses)));
        return mistaken;
    }

    private void noteColumns(SchemaChange.AlterTable alter) {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (AlterAction action : alter.actions()) {
            if (action instanceof AlterAction.RenameColumn rename) {
                String old = renamed.entrySet().stream()
                        .filter(entry -> entry.getValue()
                                .equalsIgnoreCase(rename.column().text()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(rename.column().text());
                renamed.put(old, rename.newName().text());
            }
        }
        if (renamed.isEmpty()) {
            return;
        }
        String name = alter.name().last().text();
        before.collections().stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .filter(table -> now.get()
                        .findCollection(table.id())
                        .filter(other -> !other.columns().equals(table.columns()))
                        .isPresent())
                .forEach(table -> columns.put(
                        table.id(),
                        byName(
                                renamed,
                                table.columns().stream()
                                        .map(ColumnDefinition::name)
                                        .toList())));
        before.views().stream()
                .filter(view -> view.name().equalsIgnoreCase(name))
                .filter(view -> find(now.get(), view.id())
                        .filter(other -> !other.columns().equals(view.columns()))
                        .isPresent())
                .forEach(view -> columns.put(
                        view.id(),
                        byName(renamed, binders.apply(before).namesIn(view).output())));
    }

    /** The new names by the old ones as they are declared: exactly as written, else without regard to case. */
    private static Map<String, String> byName(Map<String, String> renamed, List<String> declared) {
        Map<String, String> byName = new LinkedHashMap<>();
        renamed.forEach((old, newName) -> byName.put(
                declared.contains(old)
                        ? old
                        : declared.stream()
                                .filter(old::equalsIgnoreCase)
                                .findFirst()
                                .orElse(old),
                newName));
        return byName;
    }

    private boolean anyMoved(CatalogSnapshot after) {
        return before.collections().stream().anyMatch(table -> isMoved(table.id(), after))
                || before.views().stream().anyMatch(view -> isMoved(view.id(), after));
    }

    private boolean isMoved(int id, CatalogSnapshot after) {
        Optional<Place> there = Place.of(after, id);
        return there.isPresent() && !there.equals(Place.of(before, id));
    }

    /** Where a table or view is found. */
    private record Place(String schema, String name) {
        static Optional<Place> of(CatalogSnapshot catalog, int id) {
            return catalog.findCollection(id)
                    .map(table -> new Place(table.schema(), table.name()))
                    .or(() -> find(catalog, id).map(view -> new Place(view.schema(), view.name())));
        }
    }

    private static Optional<ViewDefinition> find(CatalogSnapshot catalog, int id) {
        return catalog.views().stream().filter(view -> view.id() == id).findFirst();
    }

    /** Views that cannot be bound anyway stay as they are. */
    private void learn(ViewDefinition view) {
        if (known.containsKey(view.id())) {
            return;
        }
        try {
            NameUses uses = binders.apply(before).namesIn(view);
            uses.tables().forEach(table -> find(before, table.definitionId()).ifPresent(this::learn));
            known.put(view.id(), uses);
        } catch (StatementException broken) {
            return;
        }
    }

    private void follow(ViewDefinition old, ViewDefinition view, NameUses uses) {
        CatalogSnapshot after = now.get();
        boolean concerned = !old.schema().equals(view.schema())
                || uses.tables().stream()
                        .anyMatch(table ->
                                columns.containsKey(table.definitionId()) || isMoved(table.definitionId(), after));
        if (!concerned) {
            return;
        }
        ViewDefinition following = view.withQuery(rewritten(view, uses, after));
        if (following.querySql().equals(view.querySql()) && columns.isEmpty()) {
            return;
        }
        editor.put(following);
        try {
            NameUses then = binders.apply(now.get()).namesIn(following);
            if (meansTheSame(uses, then)) {
                noteOutput(following, uses.output(), then.output());
            } else {
                mistaken.add(following);
            }
        } catch (StatementException broken) {
            return; // whoever looks for views that cannot be bound any more finds it
        }
    }

    private String rewritten(ViewDefinition view, NameUses uses, CatalogSnapshot after) {
        NameEdits edits = new NameEdits(view.querySql());
        uses.tables().forEach(table -> Place.of(after, table.definitionId())
                .ifPresent(place -> rewrite(table, place, view, edits)));
        uses.qualifiers().forEach((offset, inFront) -> edits.cut(offset, inFront));
        uses.columns().forEach((offset, use) -> {
            String newName = newName(use);
            if (!newName.equals(use.column())) {
                edits.replace(offset, 1, NameEdits.written(newName));
                uses.labels().forEach((item, label) -> {
                    if (label.equalsIgnoreCase(use.column()) && edits.isInItem(offset, item)) {
                        edits.label(item, label);
                    }
                });
            }
        });
        return edits.apply();
    }

    private void rewrite(NameUses.TableUse table, Place place, ViewDefinition view, NameEdits edits) {
        Place was = Place.of(before, table.definitionId()).orElseThrow();
        boolean sameSchema = place.schema().equals(view.schema());
        boolean isShort = table.parts() == 1 && sameSchema && !edits.mentions(place.name());
        boolean staysShort = table.parts() == 1 && sameSchema && place.name().equals(was.name());
        String name = NameEdits.written(place.name());
        String written = isShort || staysShort ? name : NameEdits.written(place.schema()) + "." + name;
        if (place.name().equals(was.name()) || table.aliased()) {
            edits.replace(table.offset(), table.parts(), written);
        } else {
            edits.replaceTable(table.offset(), table.parts(), written, was.name());
        }
    }

    private String newName(NameUses.ColumnUse use) {
        return columns.getOrDefault(use.definitionId(), Map.of()).getOrDefault(use.column(), use.column());
    }

    /** The same tables, and the same columns of them, in the same order. */
    private boolean meansTheSame(NameUses old, NameUses then) {
        return tables(old).equals(tables(then))
                && old.columns().values().stream()
                        .map(this::renamed)
                        .toList()
                        .equals(List.copyOf(then.columns().values()))
                && old.merged().stream().map(this::renamed).toList().equals(List.copyOf(then.merged()));
    }

    private static List<Integer> tables(NameUses uses) {
        return uses.tables().stream().map(NameUses.TableUse::definitionId).toList();
    }

    private NameUses.ColumnUse renamed(NameUses.ColumnUse use) {
        return new NameUses.ColumnUse(use.definitionId(), newName(use));
    }

    /** Columns that follow take their comments along. */
    private void noteOutput(ViewDefinition view, List<String> old, List<String> then) {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (int i = 0; i < old.size() && old.size() == then.size(); i++) {
            if (!old.get(i).equals(then.get(i))) {
                renamed.put(old.get(i), then.get(i));
            }
        }
        if (!renamed.isEmpty()) {
            columns.put(view.id(), renamed);
            Map<String, String> comments = new HashMap<>();
            view.columnComments().forEach((name, comment) -> comments.put(renamed.getOrDefault(name, name), comment));
            if (!comments.equals(view.columnComments())) {
                editor.put(view.withColumnComments(comments));
            }
        }
    }
}
