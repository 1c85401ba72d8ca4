package io.docdb.tour;

import static io.docdb.dsl.Filter.where;

import io.docdb.dsl.DocumentDatabase;
import io.docdb.repository.Repositories;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One question, asked in three ways. */
final class DoorsChapter implements Chapter {
    private static final String SQL =
            "SELECT id, name, location.lat AS lat FROM cities WHERE country = ? AND location.lat > ?"
                    + " ORDER BY location.lat DESC, name";
    private static final String COUNTRY = "AE";
    private static final BigDecimal NORTH = new BigDecimal("25.3");

    @Override
    public String title() {
        return "One question through three doors";
    }

    @Override
    public String byHand() {
        return "a query language, object mapping, and an adapter for the reporting tool";
    }

    @Override
    public void tell(Stage stage) {
        List<String> fluent = fluent(stage.database());
        stage.say("Fluent: cities.find(where(City::country).eq(\"AE\").and(\"location.lat\").gt(25.3)) …");
        fluent.stream().limit(3).forEach(stage::show);
        stage.say("… %d cities", fluent.size());

        List<String> repository = repository(stage.database());
        stage.say("Repository: findByCountryAndLocationLatGreaterThanOrderByLocationLatDescNameAsc(\"AE\", 25.3)");
        stage.say("… %d cities, equal to the fluent answer: %s", repository.size(), repository.equals(fluent));

        List<String> jdbc = jdbc(stage.folder());
        stage.say("JDBC, DriverManager.getConnection(\"jdbc:docdb:%s\"):", stage.folder());
        stage.show(SQL);
        stage.say("… %d rows, equal to the fluent answer: %s", jdbc.size(), jdbc.equals(fluent));
        Stage.require(
                !fluent.isEmpty() && fluent.equals(repository) && fluent.equals(jdbc), "all three doors answer alike");
    }

    private static List<String> fluent(DocumentDatabase database) {
        return database
                .collection("cities", City.class)
                .find(where(City::country).eq(COUNTRY).and("location.lat").gt(NORTH))
                .orderBy("location.lat")
                .desc()
                .orderBy(City::name)
                .list()
                .stream()
                .map(DoorsChapter::line)
                .toList();
    }

    private static List<String> repository(DocumentDatabase database) {
        Cities cities = Repositories.create(database, Cities.class);
        return cities.findByCountryAndLocationLatGreaterThanOrderByLocationLatDescNameAsc(COUNTRY, NORTH).stream()
                .map(DoorsChapter::line)
                .toList();
    }

    private static List<String> jdbc(Path folder) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:" + folder);
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, COUNTRY);
            statement.setBigDecimal(2, NORTH);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(line(result.getLong("id"), result.getString("name"), result.getBigDecimal("lat")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The query failed over JDBC", e);
        }
        return rows;
    }

    private static String line(City city) {
        return line(city.id(), city.name(), city.location().lat());
    }

    private static String line(long id, String name, BigDecimal lat) {
        return id + " " + name + " at " + lat;
    }
}
