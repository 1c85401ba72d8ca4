package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A list of parameters is looked up in a set that belongs to one execution: it answers as the same list written out. */
class ParameterListsTest {
    private final Random random = new Random(seed());

    private static long seed() {
        long seed = System.nanoTime();
        System.out.println("parameter lists seed " + seed);
        return seed;
    }

    @Test
    void parametersAnswerAsWhatTheyStandFor() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE COLLECTION c PRIMARY KEY (id)");
            session.begin();
            PreparedStatement insert = session.prepare("INSERT INTO c DOCUMENT ?");
            for (int i = 0; i < 300; i++) {
                String v = List.of("" + i % 30, "\"" + i % 30 + "\"", "null", i % 30 + ".0")
                        .get(random.nextInt(4));
                insert.execute(new TextValue(
                        "{\"id\":" + i + ",\"n\":" + i % 20 + ",\"v\":" + v + ",\"t\":\"t" + i % 25 + "\"}"));
            }
            session.commit();
            for (int size : new int[] {1, 4, 5, 30}) {
                for (String operand : List.of("n", "v", "t", "(n, t)", "(v, n)")) {
                    for (String in : List.of(" IN ", " NOT IN ")) {
                        compare(session, operand, in, size);
                    }
                }
            }
        }
    }

    /** One statement, executed with several lists. */
    private void compare(Session session, String operand, String in, int size) {
        boolean rows = operand.startsWith("(");
        String item = rows ? "(?, ?)" : "?";
        String query = "SELECT id FROM c WHERE " + operand + in;
        PreparedStatement prepared =
                session.prepare(query + "(" + String.join(", ", Collections.nCopies(size, item)) + ")");
        for (int i = 0; i < 4; i++) {
            List<Value> values = new ArrayList<>();
            for (int k = 0; k < (rows ? 2 * size : size); k++) {
                values.add(value(i, rows ? k % 2 == 0 ? operand.charAt(1) : operand.charAt(4) : operand.charAt(0)));
            }
            String written = values.stream().map(ParameterListsTest::literal).collect(Collectors.joining(", "));
            String list = rows ? written.replaceAll("([^,]+), ([^,]+)", "($1, $2)") : written;
            assertThat(ids(prepared.execute(values).rows().orElseThrow()))
                    .as(query + "(" + list + ")")
                    .isEqualTo(
                            ids(session.execute(query + "(" + list + ")").rows().orElseThrow()));
        }
    }

    private Value value(int round, char column) {
        if (round == 3 && random.nextInt(5) == 0) {
            return NullValue.NULL;
        }
        boolean text = column == 't' || column == 'v' && round == 2 && random.nextBoolean();
        int number = random.nextInt(30);
        return text ? new TextValue((column == 't' ? "t" : "") + number) : LongValue.of(number);
    }

    private static String literal(Value value) {
        return value.isNull() ? "NULL" : value instanceof TextValue text ? "'" + text.value() + "'" : value.toString();
    }

    private static List<String> ids(ResultRows rows) {
        List<String> ids = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                ids.add(rows.value(0).toString());
            }
        }
        Collections.sort(ids);
        return ids;
    }
}
