package io.docdb.dsl;

import static io.docdb.dsl.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link LocalDate#MAX} and {@link LocalDate#MIN} where no type is declared: behind and before all other dates. */
class EndlessDatesTest {
    record Contract(String id, LocalDate until) {}

    private static final Contract OPEN = new Contract("open", LocalDate.MAX);
    private static final Contract ENDED = new Contract("ended", LocalDate.of(1994, 5, 1));
    private static final Contract NEVER = new Contract("never", LocalDate.MIN);

    private final DocumentDatabase database = Docdb.inMemory();
    private DocumentCollection<Contract> contracts;

    @BeforeEach
    void open() {
        database.createCollection("contracts", "id");
        contracts = database.collection("contracts", Contract.class);
        List.of(OPEN, ENDED, NEVER).forEach(contracts::insert);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void endlessDatesSortBehindAndBeforeAllOthers() {
        assertThat(contracts.find().orderBy("until").asc().list()).containsExactly(NEVER, ENDED, OPEN);
    }

    @Test
    void endlessDatesCompareAsSuchWithAndWithoutAnIndex() {
        for (int indexes = 0; indexes <= 1; indexes++) {
            LocalDate day = LocalDate.of(2024, 1, 1);
            assertThat(contracts.find(where(Contract::until).gt(day)).list()).containsExactly(OPEN);
            assertThat(contracts.find(where(Contract::until).lt(day)).list()).containsExactlyInAnyOrder(ENDED, NEVER);
            assertThat(contracts.find(where(Contract::until).eq(LocalDate.MAX)).list())
                    .containsExactly(OPEN);
            if (indexes == 0) {
                database.createIndex("contracts", Index.on("until"));
            }
        }
    }
}
