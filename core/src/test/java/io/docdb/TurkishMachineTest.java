package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.session.Session;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where I and i are no pair in the language of the machine, SQL's words, names and functions are what they are elsewhere. */
class TurkishMachineTest {
    private final Locale before = Locale.getDefault();
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        database = Database.inMemory();
        session = database.session();
        session.execute("create table if not exists title (id int primary key, title varchar, in_print boolean)");
        session.execute("INSERT INTO TITLE (ID, TITLE, IN_PRINT) VALUES (1, 'INDIGO i', TRUE), (2, 'ıİ', NULL)");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
        Locale.setDefault(before);
    }

    @Test
    void wordsAndNamesAreFoundWhateverTheirCase() {
        assertThat(Answer.rows(session, "select Title.ID from Title where IN_PRINT is not null limit 1"))
                .containsExactly("1");
        session.execute("create view printed as select id, title from title where in_print");
        session.execute("alter view PRINTED rename column TITLE to INSCRIPTION");
        session.execute("alter table title rename column TITLE to inscription");
        session.execute("create index by_inscription on TITLE (INSCRIPTION)");
        assertThat(Answer.rows(session, "select inscription from printed")).containsExactly("\"INDIGO i\"");
    }

    @Test
    void functionsChangeCaseAsUnicodeSays() {
        assertThat(Answer.rows(session, "SELECT LOWER(title), UPPER(title), INITCAP(title) FROM title WHERE id = 1"))
                .containsExactly("\"indigo i\" | \"INDIGO I\" | \"Indigo I\"");
        assertThat(Answer.rows(session, "SELECT id FROM title WHERE title ILIKE 'indigo I'"))
                .containsExactly("1");
        assertThat(Answer.rows(
                        session, "SELECT TO_CHAR(DATE '2024-04-05', 'DD MONTH'), EXTRACT(MINUTE FROM TIME '10:20')"))
                .containsExactly("\"05 APRIL    \" | 20");
    }
}
