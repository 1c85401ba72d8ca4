package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements that {@code sqlite_master} and SHOW CREATE TABLE tell make what they were told of. */
class DefinitionsAsTextTest {
    private static final List<String> TOLD = List.of(
            "SELECT name, sql FROM sqlite_master ORDER BY 1",
            "SELECT * FROM information_schema.columns ORDER BY 2, 3, 5",
            "SELECT * FROM information_schema.table_constraints ORDER BY 2, 3",
            "SELECT * FROM information_schema.key_column_usage ORDER BY 2, 3, 8",
            "SELECT * FROM information_schema.referential_constraints ORDER BY 2, 3",
            "SELECT * FROM information_schema.check_constraints ORDER BY 2, 3",
            "SELECT * FROM information_schema.views ORDER BY 2, 3",
            "SELECT * FROM information_schema.indexes ORDER BY 1, 2, 6",
            "SELECT indexname, indexdef FROM pg_indexes ORDER BY 1");

    /** What is no table, index or view: to be there first. */
    private static final List<String> BEFORE = List.of(
            "CREATE SCHEMA \"the Shop\"",
            "CREATE DOMAIN amount AS DECIMAL(10, 2) NOT NULL CHECK (VALUE >= 0)",
            "CREATE SEQUENCE tickets");

    private static final List<String> MADE = List.of(
            "CREATE TABLE team (id INT GENERATED ALWAYS AS IDENTITY (START WITH 5 INCREMENT BY 2) PRIMARY KEY,"
                    + " name VARCHAR(20) NOT NULL DEFAULT 'x''y', label VARCHAR GENERATED ALWAYS AS (name || '''')"
                    + ", at TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, UNIQUE (name))",
            "CREATE TABLE \"the Shop\".\"order\" (\"select\" BIGINT, b CHAR(3), team INT, price amount,"
                    + " ticket BIGINT DEFAULT NEXT VALUE FOR public.tickets, tags VARCHAR(5) ARRAY, doc JSON, pic BLOB,"
                    + " PRIMARY KEY (\"select\", b), CONSTRAINT odd CHECK (b <> 'it''s' AND price < 1000),"
                    + " FOREIGN KEY (team) REFERENCES team MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE"
                    + " DEFERRABLE INITIALLY DEFERRED, UNIQUE NULLS NOT DISTINCT (team, b))",
            "CREATE TABLE line (id INT AUTO_INCREMENT PRIMARY KEY, a BIGINT, b CHAR(3), c INT DEFAULT ON NULL 7,"
                    + " FOREIGN KEY (a, b) REFERENCES \"the Shop\".\"order\" ON DELETE SET NULL (b))",
            "CREATE TABLE keyless (d DATE, t TIME(2), z TIMESTAMP WITH TIME ZONE, i INTERVAL DAY TO SECOND, u UUID)",
            "CREATE COLLECTION docs PRIMARY KEY (\"a b\", c.d) SCHEMA"
                    + " '{\"type\": \"object\", \"properties\": {\"a b\": {\"type\": \"integer\"},"
                    + " \"c\": {\"type\": \"object\", \"properties\": {\"d\": {\"const\": \"it''s\"}}}}}'",
            "CREATE COLLECTION plain",
            "CREATE INDEX i1 ON plain (tags[*])",
            "CREATE UNIQUE INDEX i2 ON \"the Shop\".\"order\" (team DESC, LOWER(b)) WHERE price > 1",
            "CREATE INDEX i3 ON docs (c.e, \"x y\".z DESC)",
            "CREATE VIEW dear AS SELECT \"select\", price FROM \"the Shop\".\"order\" WHERE price > 10"
                    + " WITH LOCAL CHECK OPTION",
            "CREATE VIEW named (one, \"two 2\") AS SELECT id, name FROM team");

    @Test
    void whatIsToldMakesTheSameAgain() {
        try (Database first = Database.inMemory();
                Session from = first.session();
                Database second = Database.inMemory();
                Session to = second.session()) {
            BEFORE.forEach(from::execute);
            MADE.forEach(from::execute);
            List<String> statements = texts(
                    from,
                    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                            + " ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, rootpage");
            assertThat(statements).hasSameSizeAs(MADE);

            BEFORE.forEach(to::execute);
            statements.forEach(to::execute);

            for (String told : TOLD) {
                assertThat(Answer.rows(to, told)).as(told).isEqualTo(Answer.rows(from, told));
            }
        }
    }

    private static List<String> texts(Session session, String sql) {
        List<String> texts = new ArrayList<>();
        try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            while (rows.next()) {
                texts.add(((TextValue) rows.value(0)).value());
            }
        }
        return texts;
    }
}
