package io.docdb.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.docdb.dsl.Docdb;
import io.docdb.dsl.DocumentDatabase;
import io.docdb.dsl.Page;
import io.docdb.dsl.Paged;
import io.docdb.dsl.Slice;
import io.docdb.dsl.Sort;
import io.docdb.dsl.mapping.Id;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Document;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every word a method name may have, the forms of parameters and results, and what is refused. */
class MethodWordsTest {
    record Name(String common, String official) {}

    record Country(
            @Id String code,
            Name name,
            String region,
            Boolean member,
            BigDecimal area,
            List<String> borders,
            String topic) {}

    record Title(Name name) {}

    record RegionCount(String region, long n) {}

    interface Countries extends DocumentRepository<Country, String> {
        List<Country> findByRegionIs(String region);

        List<Country> findByRegionEqualsAndMemberTrue(String region);

        List<Country> findByMemberIsFalseOrMemberIsNull();

        List<Country> findByAreaLessThan(int area);

        List<Country> findByAreaBefore(int area);

        List<Country> findByAreaAfterOrderByCode(double area);

        List<Country> findByNameCommonLike(String pattern);

        List<Country> findByNameCommonNotLike(String pattern);

        List<Country> findByNameCommonEndingWith(String end);

        List<Country> findByNameCommonNotContaining(String part);

        List<Country> findByNameCommonAndRegionAllIgnoreCase(String name, String region);

        List<Country> findByNameCommonInIgnoreCase(Collection<String> names);

        List<Country> findByRegionIn(Iterable<String> regions);

        List<Country> findByAreaIn(int[] areas);

        List<Country> findByRegionNotIn(String... regions);

        List<Country> findByBorders(String neighbour);

        List<Country> findByBorders(List<String> neighbours);

        List<Country> findByBordersIn(Set<String> neighbours);

        List<Country> findByBordersNot(String neighbour);

        List<Country> findByBordersIsEmpty();

        List<Country> findByBordersIsNotEmpty();

        List<String> findCodeByRegionOrderByCode(String region);

        Optional<Name> findNameByCode(String code);

        List<Title> findTitleByCode(String code);

        List<Document> findDocumentsByRegion(String region);

        List<Map<String, Object>> findMapsByRegion(String region);

        List<Country> findTopicsByTopic(String topic);

        List<Country> findAllByRegion(String region, Sort sort);

        Paged<Country> findByRegion(String region, Page page);

        Long countDistinctByRegion(String region);

        List<Country> deleteByRegion(String region);

        boolean removeByCode(String code);

        @Query("SELECT _doc FROM countries WHERE area > :least ORDER BY area DESC")
        Paged<Country> largest(@Param("least") int least, Page page);

        @Query("SELECT _doc FROM countries ORDER BY code")
        Slice<Country> inOrder(Page page);

        @Query("SELECT region, COUNT(*) AS n FROM countries GROUP BY region ORDER BY region")
        List<RegionCount> perRegion();

        @Query("SELECT area FROM countries WHERE code = ?")
        int areaOf(String code);

        @Query("UPDATE countries SET topic = 'seen' WHERE code = ?")
        boolean see(String code);
    }

    private final DocumentDatabase db = Docdb.inMemory();
    private Countries countries;

    @BeforeEach
    void fill() {
        countries = Repositories.create(db, Countries.class);
        countries.saveAll(List.of(
                country("NOR", "Norway", "Europe", true, 385207, "SWE", "FIN"),
                country("SWE", "Sweden", "Europe", true, 450295, "NOR", "FIN"),
                country("ISL", "Iceland", "Europe", true, 103000),
                country("UNK", "Kosovo", "Europe", null, 10908, "ALB"),
                country("HKG", "Hong Kong", "Asia", false, 1104, "CHN")));
    }

    private static Country country(
            String code, String name, String region, Boolean member, int area, String... borders) {
        return new Country(
                code,
                new Name(name, name),
                region,
                member,
                BigDecimal.valueOf(area),
                borders.length == 0 ? null : List.of(borders),
                "a");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<String> codes(Iterable<Country> found) {
        return ((List<Country>) found).stream().map(Country::code).sorted().toList();
    }

    @Test
    void comparisonsOfNumbersTextAndTruth() {
        assertThat(codes(countries.findByRegionIs("Asia"))).containsExactly("HKG");
        assertThat(codes(countries.findByRegionEqualsAndMemberTrue("Europe"))).containsExactly("ISL", "NOR", "SWE");
        assertThat(codes(countries.findByMemberIsFalseOrMemberIsNull())).containsExactly("HKG", "UNK");
        assertThat(codes(countries.findByAreaLessThan(10908))).containsExactly("HKG");
        assertThat(codes(countries.findByAreaBefore(10909))).containsExactly("HKG", "UNK");
        assertThat(countries.findByAreaAfterOrderByCode(385206.5))
                .extracting(Country::code)
                .containsExactly("NOR", "SWE");
        assertThat(codes(countries.findByNameCommonLike("%w%"))).containsExactly("NOR", "SWE");
        assertThat(codes(countries.findByNameCommonNotLike("%w%"))).containsExactly("HKG", "ISL", "UNK");
        assertThat(codes(countries.findByNameCommonEndingWith("land"))).containsExactly("ISL");
        assertThat(codes(countries.findByNameCommonNotContaining("o"))).containsExactly("ISL", "SWE");
        assertThat(codes(countries.findByNameCommonAndRegionAllIgnoreCase("NORWAY", "europe")))
                .containsExactly("NOR");
        assertThat(codes(countries.findByNameCommonInIgnoreCase(Set.of("SWEDEN", "kosovo"))))
                .containsExactly("SWE", "UNK");
    }

    @Test
    void listsOfValuesComeInAnyForm() {
        assertThat(codes(countries.findByRegionIn(List.of("Asia", "Africa")))).containsExactly("HKG");
        assertThat(codes(countries.findByAreaIn(new int[] {1104, 103000}))).containsExactly("HKG", "ISL");
        assertThat(codes(countries.findByRegionNotIn("Europe"))).containsExactly("HKG");
        assertThat(countries.findByRegionIn(List.of())).isEmpty();
        assertThatThrownBy(() -> countries.findByRegionIn(null))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("found null");
    }

    @Test
    void oneValueIsEqualToAListThatHoldsIt() {
        assertThat(codes(countries.findByBorders("FIN"))).containsExactly("NOR", "SWE");
        assertThat(codes(countries.findByBorders(List.of("SWE", "FIN")))).containsExactly("NOR");
        assertThat(codes(countries.findByBordersIn(Set.of("ALB", "CHN")))).containsExactly("HKG", "UNK");
        assertThat(codes(countries.findByBordersNot("FIN")))
                .contains("HKG", "UNK")
                .doesNotContain("NOR");
    }

    @Test
    void emptyIsNullMissingAndWithoutElements() {
        db.collection("countries").insertJson("{\"code\":\"AAA\",\"borders\":[]}");
        db.collection("countries").insertJson("{\"code\":\"BBB\",\"borders\":null}");
        assertThat(codes(countries.findByBordersIsEmpty())).containsExactly("AAA", "BBB", "ISL");
        assertThat(codes(countries.findByBordersIsNotEmpty())).containsExactly("HKG", "NOR", "SWE", "UNK");
    }

    @Test
    void theNameTellsWhichPropertyIsWanted() {
        assertThat(countries.findCodeByRegionOrderByCode("Europe")).containsExactly("ISL", "NOR", "SWE", "UNK");
        assertThat(countries.findNameByCode("NOR")).contains(new Name("Norway", "Norway"));
        assertThat(countries.findTitleByCode("NOR")).containsExactly(new Title(new Name("Norway", "Norway")));
        assertThat(countries.findDocumentsByRegion("Asia").get(0).get("code")).hasToString("\"HKG\"");
        assertThat(countries.findMapsByRegion("Asia").get(0)).containsEntry("code", "HKG");
        assertThat(countries.findTopicsByTopic("a")).as("Topics holds no Top").hasSize(5);
    }

    @Test
    void anOrderOfNullIsNoneButAPageOfNullIsRefused() {
        assertThat(countries.findAllByRegion("Europe", null)).hasSize(4);
        assertThatThrownBy(() -> countries.findByRegion("Europe", null))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Expected a Page for findByRegion, found null");
    }

    @Test
    void whatIsDeletedMayBeHandedBack() {
        assertThat(codes(countries.deleteByRegion("Europe"))).containsExactly("ISL", "NOR", "SWE", "UNK");
        assertThat(countries.removeByCode("HKG")).isTrue();
        assertThat(countries.removeByCode("HKG")).isFalse();
        assertThat(countries.count()).isZero();
    }

    @Test
    void statementsAreReadPageByPage() {
        Paged<Country> page = countries.largest(10000, Page.of(1, 2));
        assertThat(page.items()).extracting(Country::code).containsExactly("ISL", "UNK");
        assertThat(page.total()).isEqualTo(4);
        assertThat(countries.inOrder(Page.first(4)).hasNext()).isTrue();
        assertThat(countries.inOrder(Page.of(1, 4)).hasNext()).isFalse();
        assertThat(countries.perRegion()).containsExactly(new RegionCount("Asia", 1), new RegionCount("Europe", 4));
        assertThat(countries.see("NOR")).isTrue();
        assertThat(countries.see("XXX")).isFalse();
        assertThat(countries.areaOf("HKG")).isEqualTo(1104);
        assertThatThrownBy(() -> countries.areaOf("XXX"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Expected a value for areaOf, which gives int, found none");
        assertThatThrownBy(() -> countries.largest(1, Page.of(0, 2, Sort.by("code"))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("in its statement");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    interface Shape {}

    record Circle(@Id int number, double radius) implements Shape {}

    record Square(@Id int number, double side) implements Shape {}

    interface Shapes extends DocumentRepository<Shape, Integer> {
        List<Shape> findByRadiusGreaterThan(double least);
    }

    @Test
    void theKindsOfATypeBringTheirKeyAndProperties() {
        Shapes shapes = Repositories.create(db, Shapes.class);
        shapes.save(new Circle(1, 2.5));
        shapes.save(new Square(2, 3));
        shapes.save(new Square(2, 4));
        assertThat(shapes.findById(2)).contains(new Square(2, 4));
        assertThat(shapes.findByRadiusGreaterThan(1)).containsExactly(new Circle(1, 2.5));
    }

    @io.docdb.repository.Collection("keyed_otherwise")
    interface KeyedOtherwise extends DocumentRepository<Country, String> {}

    @Test
    void aCollectionWithAnotherKeyIsRefused() {
        db.createCollection("keyed_otherwise");
        assertThatThrownBy(() -> Repositories.create(db, KeyedOtherwise.class))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("the key of Country is \"code\"")
                .hasMessageContaining("found _id");
    }

    interface ByText extends DocumentRepository<Country, String> {
        List<Country> findByArea(String area);
    }

    interface TrueNumber extends DocumentRepository<Country, String> {
        List<Country> findByAreaTrue();
    }

    interface LikeNumber extends DocumentRepository<Country, String> {
        List<Country> findByAreaLike(String pattern);
    }

    interface InOne extends DocumentRepository<Country, String> {
        List<Country> findByRegionIn(String region);
    }

    interface TooMany extends DocumentRepository<Country, String> {
        List<Country> findTop99999999999999999999ByRegion(String region);
    }

    interface GivesInt extends DocumentRepository<Country, String> {
        int findByRegion(String region);
    }

    interface GivesIterator extends DocumentRepository<Country, String> {
        java.util.Iterator<Country> findByRegion(String region);
    }

    interface GivesStranger extends DocumentRepository<Country, String> {
        List<RegionTotals> findByRegion(String region);
    }

    record RegionTotals(long total) {}

    interface DeletesTop extends DocumentRepository<Country, String> {
        long deleteTop3ByRegion(String region);
    }

    interface SortsSql extends DocumentRepository<Country, String> {
        @Query("SELECT _doc FROM countries")
        List<Country> sorted(Sort sort);
    }

    interface PagesLimit extends DocumentRepository<Country, String> {
        @Query("SELECT _doc FROM countries LIMIT 3")
        List<Country> paged(Page page);
    }

    @io.docdb.repository.Collection("countries")
    public interface PublicOfPrivate extends DocumentRepository<Country, String> {
        Country findByCode(String code);
    }

    @Test
    void whatCouldOnlyFindNothingOrFailLaterIsRefusedWhenTheRepositoryIsMade() {
        Map<Class<? extends DocumentRepository<?, ?>>, String> refusals = Map.ofEntries(
                Map.entry(ByText.class, "a parameter that is a number for area (BigDecimal), found String"),
                Map.entry(TrueNumber.class, "expected true or false for area True, found BigDecimal"),
                Map.entry(LikeNumber.class, "expected text for area Like, found BigDecimal"),
                Map.entry(InOne.class, "expected a collection or an array for region In, found String"),
                Map.entry(TooMany.class, "expected a number of documents after First or Top"),
                Map.entry(GivesInt.class, "expected a result of Country"),
                Map.entry(GivesIterator.class, "found Iterator"),
                Map.entry(GivesStranger.class, "found RegionTotals"),
                Map.entry(DeletesTop.class, "expected First, Top and OrderBy with find only"),
                Map.entry(SortsSql.class, "expected ORDER BY in the statement"),
                Map.entry(PagesLimit.class, "expected a query without LIMIT"),
                Map.entry(PublicOfPrivate.class, "make both public, or neither"));
        refusals.forEach((repository, reason) -> assertThatThrownBy(() -> Repositories.create(db, repository))
                .as(repository.getSimpleName())
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DEFINITION))
                .hasMessageContaining(repository.getSimpleName() + ".")
                .hasMessageContaining(reason));
    }
}
