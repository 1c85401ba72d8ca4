package io.docdb.sql;

import io.docdb.sql.ast.AdministrationStatement.SetVariable;
import io.docdb.sql.ast.AdministrationStatement.SetVariables;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Statement;
import io.docdb.value.BooleanValue;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What SET sets: {@code search_path TO a, b}, MySQL's {@code @OLD_MODE = @@SQL_MODE, SQL_MODE = ''}. Its system variables are
 * settings, its own variables are settings whose names begin with an @.
 */
final class SettingParser {
    private final Grammar grammar;
    private final TokenReader in;

    SettingParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** From the name of the first one. */
    Statement settings(boolean local, Position at) {
        List<SetVariable> settings = new ArrayList<>();
        do {
            settings.add(setting(local, at));
        } while (in.accept(TokenKind.COMMA));
        return settings.size() == 1 ? settings.get(0) : new SetVariables(settings, at);
    }

    private SetVariable setting(boolean local, Position at) {
        if (isScope(in.wordAhead(0)) && (in.isNameAhead(1) || isVariable(in.kindAhead(1)))) {
            in.skip();
        }
        ObjectName name = isVariable(in.kind()) ? variable() : name();
        if (!in.accept(TokenKind.EQUAL) && !in.accept(TokenKind.ASSIGN)) {
            in.accept(Keyword.TO);
        }
        return new SetVariable(name, in.accept(Keyword.DEFAULT) ? List.of() : values(), local, at);
    }

    private static boolean isScope(String word) {
        return word.equalsIgnoreCase("SESSION") || word.equalsIgnoreCase("GLOBAL");
    }

    private static boolean isVariable(TokenKind kind) {
        return kind == TokenKind.VARIABLE || kind == TokenKind.PATH_MATCH;
    }

    /** {@code @name}, {@code @@name}, {@code @@session.name}. */
    private ObjectName variable() {
        Position at = in.here();
        if (in.kind() == TokenKind.VARIABLE) {
            String name = in.tokens().source(in.mark()).toLowerCase(Locale.ROOT);
            in.skip();
            return new ObjectName(List.of(new Name(name, at)));
        }
        in.skip();
        ObjectName name = in.objectName();
        boolean scoped = name.parts().size() > 1
                && (isScope(name.parts().get(0).text())
                        || name.parts().get(0).text().equalsIgnoreCase("LOCAL"));
        return scoped ? new ObjectName(name.parts().subList(1, name.parts().size())) : name;
    }

    private List<Expression> values() {
        List<Expression> values = new ArrayList<>();
        do {
            values.add(value());
        } while (in.kind() == TokenKind.COMMA && !isSettingBehindComma() && in.accept(TokenKind.COMMA));
        return values;
    }

    private Expression value() {
        if (!isVariable(in.kind())) {
            return grammar.definitions().wordOrExpression();
        }
        Expression name = new Expression.Literal(new TextValue(variable().toString()));
        return Expression.Call.of("current_setting", name, new Expression.Literal(BooleanValue.TRUE));
    }

    private boolean isSettingBehindComma() {
        int name = isScope(in.wordAhead(1)) && in.kindAhead(2) != TokenKind.EQUAL ? 2 : 1;
        if (isVariable(in.kindAhead(name))) {
            return true;
        }
        while (in.kindAhead(name + 1) == TokenKind.DOT) {
            name += 2;
        }
        return in.isNameAhead(name)
                && (in.kindAhead(name + 1) == TokenKind.EQUAL || in.kindAhead(name + 1) == TokenKind.ASSIGN);
    }

    /** A setting's name; {@code TIME ZONE} and {@code TRANSACTION ISOLATION LEVEL} have names in one word. */
    ObjectName name() {
        Position at = in.here();
        if (in.accept(Keyword.TIME, Keyword.ZONE)) {
            return new ObjectName(List.of(new Name("timezone", at)));
        }
        if (in.accept(Keyword.TRANSACTION, Keyword.ISOLATION, Keyword.LEVEL)) {
            return new ObjectName(List.of(new Name("transaction_isolation", at)));
        }
        return in.keyword() == Keyword.ALL ? new ObjectName(List.of(in.label())) : in.objectName();
    }
}
