package io.docdb.sql;

import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Statement;
import io.docdb.sql.ast.TransactionStatement;
import io.docdb.sql.ast.TransactionStatement.Isolation;
import io.docdb.sql.ast.TransactionStatement.Modes;
import io.docdb.value.TextValue;
import java.util.List;
import java.util.Optional;

/** BEGIN, COMMIT, ROLLBACK, SAVEPOINT and everything that begins with SET. */
final class TransactionParser {
    private final Grammar grammar;
    private final TokenReader in;

    TransactionParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    Statement statement(Keyword first) {
        Position at = in.here();
        in.skip();
        return switch (first) {
            case BEGIN -> {
                passWork();
                yield new TransactionStatement.Begin(modes(), at);
            }
            case START -> {
                in.expect(Keyword.TRANSACTION);
                yield new TransactionStatement.Begin(modes(), at);
            }
            case COMMIT, END -> {
                passWork();
                yield new TransactionStatement.Commit(chain(), at);
            }
            case ROLLBACK -> rollback(at);
            case ABORT -> {
                passWork();
                yield new TransactionStatement.Rollback(Optional.empty(), chain(), at);
            }
            case SAVEPOINT -> new TransactionStatement.SetSavepoint(in.name(), at);
            default -> {
                if (in.keyword() == Keyword.SAVEPOINT && in.isNameAhead(1)) {
                    in.skip();
                }
                yield new TransactionStatement.ReleaseSavepoint(in.name(), at);
            }
        };
    }

    private void passWork() {
        if (in.wordAhead(0).equalsIgnoreCase("TRAN")) { // SQL Server's
            in.skip();
        } else if (!in.accept(Keyword.WORK)) {
            in.accept(Keyword.TRANSACTION);
        }
    }

    private boolean chain() {
        if (in.accept(Keyword.AND, Keyword.NO)) {
            in.expect(Keyword.CHAIN);
            return false;
        }
        return in.accept(Keyword.AND, Keyword.CHAIN);
    }

    private Statement rollback(Position at) {
        passWork();
        if (!in.accept(Keyword.TO)) {
            return new TransactionStatement.Rollback(Optional.empty(), chain(), at);
        }
        if (in.keyword() == Keyword.SAVEPOINT && in.isNameAhead(1)) {
            in.skip();
        }
        return new TransactionStatement.Rollback(Optional.of(in.name()), false, at);
    }

    private Modes modes() {
        Optional<Isolation> isolation = Optional.empty();
        Optional<Boolean> readOnly = Optional.empty();
        while (true) {
            if (in.accept(Keyword.ISOLATION)) {
                in.expect(Keyword.LEVEL);
                isolation = Optional.of(isolation());
            } else if (in.accept(Keyword.READ, Keyword.ONLY)) {
                readOnly = Optional.of(true);
            } else if (in.accept(Keyword.READ, Keyword.WRITE)) {
                readOnly = Optional.of(false);
            } else if (!in.accept(Keyword.DEFERRABLE) && !in.accept(Keyword.NOT, Keyword.DEFERRABLE)) {
                return new Modes(isolation, readOnly);
            }
            in.accept(TokenKind.COMMA);
        }
    }

    private Isolation isolation() {
        if (in.accept(Keyword.SERIALIZABLE)) {
            return Isolation.SERIALIZABLE;
        }
        if (in.accept(Keyword.SNAPSHOT)) {
            return Isolation.SNAPSHOT;
        }
        if (in.accept(Keyword.REPEATABLE)) {
            in.expect(Keyword.READ);
            return Isolation.REPEATABLE_READ;
        }
        in.expect(Keyword.READ);
        if (in.accept(Keyword.UNCOMMITTED)) {
            return Isolation.READ_UNCOMMITTED;
        }
        in.expect(Keyword.COMMITTED);
        return Isolation.READ_COMMITTED;
    }

    Statement set() {
        Position at = in.here();
        in.expect(Keyword.SET);
        if (in.accept(Keyword.TRANSACTION)) {
            return new TransactionStatement.SetTransaction(modes(), false, at);
        }
        boolean local = in.keyword() == Keyword.LOCAL && in.isNameAhead(1);
        boolean session = in.keyword() == Keyword.SESSION && in.isNameAhead(1);
        if (local || session) {
            in.skip();
        }
        if (in.accept(Keyword.TRANSACTION)) {
            return new TransactionStatement.SetTransaction(modes(), session, at);
        }
        if (session && in.accept(Keyword.CHARACTERISTICS)) {
            in.expect(Keyword.AS, Keyword.TRANSACTION);
            return new TransactionStatement.SetTransaction(modes(), true, at);
        }
        if (in.accept(Keyword.CONSTRAINTS)) {
            return setConstraints(at);
        }
        if (in.keyword() == null && in.kind() == TokenKind.WORD && isValueAhead()) {
            Optional<Statement> encoding = encoding(local, at);
            if (encoding.isPresent()) {
                return encoding.get();
            }
        }
        if (in.kind() == TokenKind.WORD && in.tokens().source(in.mark()).equalsIgnoreCase("AUTOCOMMIT")) {
            in.skip();
            return new TransactionStatement.SetAutoCommit(onOrOff(), at);
        }
        return new SettingParser(grammar).settings(local, at);
    }

    /** {@code [= | TO] {ON | TRUE | 1 | OFF | FALSE | 0 | DEFAULT}}. */
    private boolean onOrOff() {
        if (!in.accept(TokenKind.EQUAL)) {
            in.accept(Keyword.TO);
        }
        boolean on = in.keyword() == Keyword.ON
                || in.keyword() == Keyword.TRUE
                || in.keyword() == Keyword.DEFAULT
                || in.tokens().source(in.mark()).equals("1");
        String word = in.tokens().source(in.mark());
        if (!on && !word.equalsIgnoreCase("OFF") && !word.equalsIgnoreCase("FALSE") && !word.equals("0")) {
            in.expectHere("ON");
            throw in.failure("OFF");
        }
        in.skip();
        return on;
    }

    private boolean isValueAhead() {
        return in.kindAhead(1) == TokenKind.WORD || TokenText.isText(in.kindAhead(1));
    }

    /** {@code SET NAMES utf8mb4 [COLLATE c]}, which PostgreSQL calls client_encoding: text is Unicode always. */
    private Optional<Statement> encoding(boolean local, Position at) {
        if (!in.tokens().source(in.mark()).equalsIgnoreCase("NAMES")) {
            return Optional.empty();
        }
        in.skip();
        List<Expression> values = in.accept(Keyword.DEFAULT) ? List.of() : List.of(encodingName());
        if (in.accept(Keyword.COLLATE)) {
            encodingName();
        }
        ObjectName name = new ObjectName(List.of(new Name("client_encoding", at)));
        return Optional.of(new AdministrationStatement.SetVariable(name, values, local, at));
    }

    private Expression encodingName() {
        Position at = in.here();
        return new Expression.Literal(
                new TextValue(in.isText() ? in.text() : in.label().text()), at);
    }

    private Statement setConstraints(Position at) {
        List<ObjectName> names = in.accept(Keyword.ALL) ? List.of() : in.list(in::objectName);
        boolean deferred = in.accept(Keyword.DEFERRED);
        if (!deferred) {
            in.expect(Keyword.IMMEDIATE);
        }
        return new TransactionStatement.SetConstraints(names, deferred, at);
    }
}
