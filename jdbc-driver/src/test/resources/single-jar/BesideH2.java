import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** One program, two databases whose stores have the same ancestor. Argument: folder. */
public class BesideH2 {
    public static void main(String[] args) throws Exception {
        for (String url : new String[] {"jdbc:docdb:" + args[0] + "/docdb", "jdbc:h2:" + args[0] + "/h2"}) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR(20))");
                statement.executeUpdate("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
                try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
                    rows.next();
                    System.out.println(connection.getMetaData().getDatabaseProductName() + " " + rows.getObject(1));
                }
            }
        }
    }
}
