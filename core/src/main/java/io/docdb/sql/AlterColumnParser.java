package io.docdb.sql;

import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What ALTER TABLE does to one column, in the words of PostgreSQL, MySQL, H2, HSQLDB and Derby. */
final class AlterColumnParser {
    private final Grammar grammar;
    private final TokenReader in;
    private final TableDefinitionParser definitions;

    AlterColumnParser(Grammar grammar, TableDefinitionParser definitions) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.definitions = definitions;
    }

    /** Behind ALTER or MODIFY [COLUMN]. @param modify whether MODIFY was said, which defines the column anew */
    void alter(List<AlterAction> actions, boolean modify, Position at) {
        Name column = in.name();
        Optional<AlterAction.WithoutEffect> storage = new StorageWords(in).ofColumn(column, at);
        if (storage.isPresent()) {
            actions.add(storage.get());
        } else if (in.accept(Keyword.RENAME, Keyword.TO)) {
            actions.add(new AlterAction.RenameColumn(column, in.name(), at));
        } else if (in.is(Keyword.SET)) {
            setOfColumn(actions, column, at);
        } else if (in.accept(Keyword.DROP)) {
            actions.add(dropOfColumn(column, at));
        } else if (in.accept(Keyword.ADD)) {
            in.expect(Keyword.GENERATED);
            actions.add(new AlterAction.SetGeneration(
                    column, Optional.of(definitions.generations().generated()), false, at));
        } else if (in.accept(Keyword.GENERATED)) { // HSQLDB's
            actions.add(new AlterAction.SetGeneration(
                    column, Optional.of(definitions.generations().generated()), true, at));
        } else if (in.is(Keyword.RESTART)) {
            actions.add(alterIdentity(column, at));
        } else if (isPlace()) {
            place().ifPresent(place -> actions.add(new AlterAction.PlaceColumn(column, place, at)));
        } else {
            in.accept(Keyword.TYPE);
            redefine(actions, column, modify, at);
        }
    }

    /** {@code c TYPE [USING expression]}, and H2's and MySQL's {@code c TYPE NOT NULL DEFAULT …}. */
    private void redefine(List<AlterAction> actions, Name column, boolean modify, Position at) {
        List<AlterAction> range = new ArrayList<>();
        DataType type = grammar.types.columnType();
        if (type.type().isNumeric() && UnsignedType.isNext(in)) {
            type = UnsignedType.read(in, column, type, check -> range.add(new AlterAction.AddConstraint(check, false)));
        }
        actions.add(new AlterAction.ChangeType(column, behind(type), using(), modify, at));
        actions.addAll(range);
        while (true) {
            if (in.accept(Keyword.NOT, Keyword.NULL)) {
                actions.add(new AlterAction.SetNotNull(column, true, at));
            } else if (in.accept(Keyword.NULL)) {
                actions.add(new AlterAction.SetNotNull(column, false, at));
            } else if (in.accept(Keyword.DEFAULT)) {
                actions.add(defaultOf(column, at));
            } else if (definitions.generations().startsIdentity()) {
                actions.add(new AlterAction.SetGeneration(
                        column, Optional.of(definitions.generations().identity()), true, at));
            } else if (in.accept(Keyword.GENERATED)) {
                actions.add(new AlterAction.SetGeneration(
                        column, Optional.of(definitions.generations().generated()), true, at));
            } else if (in.accept(Keyword.PRIMARY)) {
                in.expect(Keyword.KEY);
                actions.add(new AlterAction.AddConstraint(
                        new Constraint.PrimaryKey(Optional.empty(), List.of(column), at), false));
            } else if (in.accept(Keyword.UNIQUE)) {
                in.accept(Keyword.KEY);
                actions.add(new AlterAction.AddConstraint(
                        new Constraint.Unique(Optional.empty(), List.of(column), true, at), false));
            } else if (in.keyword() == Keyword.COMMENT && TokenText.isText(in.kindAhead(1))) {
                in.skip();
                actions.add(new AlterAction.SetComment(Optional.of(column), in.text(), at));
            } else if (in.accept(Keyword.ON, Keyword.UPDATE)) {
                actions.add(new AlterAction.SetOnUpdate(column, Optional.of(grammar.expressions.expression()), at));
            } else {
                place().ifPresent(place -> actions.add(new AlterAction.PlaceColumn(column, place, at)));
                return;
            }
        }
    }

    /** Behind the word DEFAULT. */
    private AlterAction defaultOf(Name column, Position at) {
        boolean onNull = in.accept(Keyword.ON, Keyword.NULL);
        return new AlterAction.SetDefault(
                column, Optional.of(definitions.generations().defaultValue()), onNull, at);
    }

    private DataType newType() {
        return behind(grammar.types.columnType());
    }

    private DataType behind(DataType type) {
        definitions.passImplied(type);
        if (in.accept(Keyword.COLLATE)) {
            ColumnCollation.read(in);
        }
        return type;
    }

    private Optional<Expression> using() {
        return in.accept(Keyword.USING) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    }

    private void setOfColumn(List<AlterAction> actions, Name column, Position at) {
        if (in.accept(Keyword.SET, Keyword.DEFAULT)) {
            actions.add(defaultOf(column, at));
        } else if (in.accept(Keyword.SET, Keyword.COMMENT)) {
            actions.add(new AlterAction.SetComment(Optional.of(column), in.text(), at));
        } else if (in.accept(Keyword.SET, Keyword.ON, Keyword.UPDATE)) {
            actions.add(new AlterAction.SetOnUpdate(column, Optional.of(grammar.expressions.expression()), at));
        } else if (in.accept(Keyword.SET, Keyword.NOT, Keyword.NULL)) {
            actions.add(new AlterAction.SetNotNull(column, true, at));
        } else if (in.accept(Keyword.SET, Keyword.NULL)) {
            actions.add(new AlterAction.SetNotNull(column, false, at));
        } else if (in.accept(Keyword.SET, Keyword.DATA)) {
            in.expect(Keyword.TYPE);
            actions.add(new AlterAction.ChangeType(column, newType(), using(), false, at));
        } else if (in.accept(Keyword.SET, Keyword.TYPE)) {
            actions.add(new AlterAction.ChangeType(column, newType(), using(), false, at));
        } else {
            actions.add(alterIdentity(column, at));
        }
    }

    /** {@code SET GENERATED ALWAYS SET INCREMENT BY 10 RESTART WITH 5}. */
    private AlterAction alterIdentity(Name column, Position at) {
        Optional<Boolean> always = Optional.empty();
        SequenceOptionsReader options = new SequenceOptionsReader(in);
        while (true) {
            boolean set = in.accept(Keyword.SET);
            if (set && in.accept(Keyword.GENERATED)) {
                always = Optional.of(in.accept(Keyword.ALWAYS));
                if (!always.get()) {
                    in.expect(Keyword.BY, Keyword.DEFAULT);
                }
            } else if (!options.read()) {
                if (set) {
                    throw in.failure();
                }
                return new AlterAction.AlterIdentity(column, always, options.build(), at);
            }
        }
    }

    private AlterAction dropOfColumn(Name column, Position at) {
        if (in.accept(Keyword.DEFAULT)) {
            return new AlterAction.SetDefault(column, Optional.empty(), false, at);
        }
        if (in.accept(Keyword.ON, Keyword.UPDATE)) {
            return new AlterAction.SetOnUpdate(column, Optional.empty(), at);
        }
        if (in.accept(Keyword.NOT)) {
            in.expect(Keyword.NULL);
            return new AlterAction.SetNotNull(column, false, at);
        }
        if (!in.accept(Keyword.EXPRESSION)) {
            in.expect(Keyword.IDENTITY);
        }
        in.accept(Keyword.IF, Keyword.EXISTS);
        return new AlterAction.SetGeneration(column, Optional.empty(), false, at);
    }

    Optional<AlterAction.Place> place() {
        if (in.accept(Keyword.FIRST)) {
            return Optional.of(AlterAction.Place.FIRST);
        }
        boolean before = in.accept(Keyword.BEFORE);
        return before || in.accept(Keyword.AFTER)
                ? Optional.of(new AlterAction.Place(before, Optional.of(in.name())))
                : Optional.empty();
    }

    private boolean isPlace() {
        return in.is(Keyword.FIRST) || in.is(Keyword.BEFORE) || in.is(Keyword.AFTER);
    }

    /** MySQL's {@code CHANGE [COLUMN] old new type …}. */
    void change(List<AlterAction> actions, Position at) {
        in.accept(Keyword.COLUMN);
        Name old = in.name();
        Name column = in.name();
        if (!old.text().equals(column.text())) {
            actions.add(new AlterAction.RenameColumn(old, column, at));
        }
        redefine(actions, column, true, at);
    }
}
