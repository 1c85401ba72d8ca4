package io.docdb.testdata;

import static io.docdb.testdata.Generated.chance;
import static io.docdb.testdata.Generated.pick;
import static io.docdb.testdata.Generated.skewed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/**
 * Customers of a shop and their orders: nested objects, arrays of objects, exact money, dates, optional and null fields.
 *
 * <p>An order's customer is one of {@code customers(seed, customerCount)} of the same seed, with equal name, city and
 * country. An order's total is exactly the sum of qty × price over its lines, less the discount, rounded half up to
 * two digits. Few customers and goods carry most orders.
 */
public final class Shop {
    private static final String[] FIRST = {
        "Ada", "Alan", "Amina", "Anders", "Barbara", "Bjørn", "Chen", "Claire", "Dennis", "Edsger", "Elif", "Emmy",
        "Fatima", "Grace", "Hedy", "Ines", "Jamal", "Jürgen", "Kwame", "Katarína", "Linus", "Lucía", "Margaret",
                "Maryam",
        "Niklaus", "Noor", "Olga", "Oluwaseun", "Priya", "Radia", "Sofía", "Tim", "Ursula", "Wei", "Yuki", "Zoë"
    };
    private static final String[] LAST = {
        "Almeida",
        "Andersen",
        "Backus",
        "Dijkstra",
        "Eriksen",
        "Fischer",
        "García",
        "Hamilton",
        "Hopper",
        "Ivanova",
        "Johansson",
        "Kaya",
        "Kowalski",
        "Lamarr",
        "Lovelace",
        "Mensah",
        "Mirzakhani",
        "Müller",
        "Nakamura",
        "Noether",
        "O'Brien",
        "Okafor",
        "Perlman",
        "Petrov",
        "Ritchie",
        "Rossi",
        "Sánchez",
        "Singh",
        "Smith",
        "Tanaka",
        "Turing",
        "van der Berg",
        "Wang",
        "Wirth",
        "Yılmaz",
        "Zhang"
    };
    private static final String[] STREETS = {
        "Main Street", "Rue de la Paix", "Karl Johans gate", "Lindenweg", "Via Roma", "Calle Mayor", "High Street"
    };
    private static final String[][] CITIES = {
        {"Oslo", "NO"},
        {"Bergen", "NO"},
        {"Stockholm", "SE"},
        {"København", "DK"},
        {"Helsinki", "FI"},
        {"Berlin", "DE"},
        {"München", "DE"},
        {"Hamburg", "DE"},
        {"Zürich", "CH"},
        {"Wien", "AT"},
        {"Paris", "FR"},
        {"Lyon", "FR"},
        {"Madrid", "ES"},
        {"Lisboa", "PT"},
        {"Roma", "IT"},
        {"London", "GB"},
        {"Dublin", "IE"},
        {"Warszawa", "PL"},
        {"Praha", "CZ"},
        {"Budapest", "HU"},
        {"İstanbul", "TR"},
        {"Lagos", "NG"},
        {"Accra", "GH"},
        {"Nairobi", "KE"},
        {"Mumbai", "IN"},
        {"Delhi", "IN"},
        {"Singapore", "SG"},
        {"Tokyo", "JP"},
        {"Seoul", "KR"},
        {"Sydney", "AU"},
        {"Toronto", "CA"},
        {"New York", "US"},
        {"Chicago", "US"},
        {"Austin", "US"},
        {"São Paulo", "BR"},
        {"Lima", "PE"}
    };
    private static final String[] TAGS = {"gift", "express", "fragile", "backorder", "wholesale", "vip", "return", "new"
    };
    private static final String[] STATUSES = {
        "NEW", "PAID", "SHIPPED", "DELIVERED", "DELIVERED", "DELIVERED", "CANCELLED"
    };
    private static final String[] DISCOUNTS = {"0.05", "0.10", "0.15", "0.25"};
    private static final int GOODS = 5_000;
    private static final Instant FIRST_ORDER = Instant.parse("2018-01-01T00:00:00Z");
    /** Between two orders; a million orders then span about seven years. */
    private static final long ORDER_GAP_MILLIS = 211_000;

    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1940, 1, 1);
    private static final int BIRTHDAY_DAYS = 24_000;

    private Shop() {}

    /** Set {@code customers}: key {@code id}, integers 1, 2, … */
    public static DataSet customers(long seed, int documentCount) {
        return Generated.dataSet(
                "customers",
                "id",
                seed,
                documentCount,
                (json, random, position) -> customer(json, random, position + 1));
    }

    /**
     * Set {@code orders}: key {@code id}, integers 1, 2, …, in the order of {@code placedAt}.
     *
     * @param customerCount orders are placed by the first so many customers of the same seed; at least 1
     */
    public static DataSet orders(long seed, int customerCount, long documentCount) {
        if (customerCount < 1) {
            throw new IllegalArgumentException("customerCount expected 1 or more, found " + customerCount);
        }
        // Another seed for the orders, lest order n repeats the draws of customer n.
        return Generated.dataSet(
                "orders",
                "id",
                ~seed,
                documentCount,
                (json, random, position) -> order(json, random, position, seed, customerCount));
    }

    /** What an order repeats of its customer: drawn first, so that both see the same draws. */
    private record Person(String first, String last, String city, String country) {
        static Person draw(SplittableRandom random) {
            String first = pick(random, FIRST);
            String last = pick(random, LAST);
            String[] place = CITIES[skewed(random, CITIES.length)];
            return new Person(first, last, place[0], place[1]);
        }

        String name() {
            return first + " " + last;
        }
    }

    private static void customer(JsonGenerator json, SplittableRandom random, long id) {
        Person person = Person.draw(random);
        json.writeNumberProperty("id", id);
        json.writeStringProperty("name", person.name());
        if (chance(random, 90)) {
            json.writeStringProperty("email", email(person, id));
        }
        if (chance(random, 80)) {
            json.writeStringProperty(
                    "born",
                    FIRST_BIRTHDAY.plusDays(random.nextInt(BIRTHDAY_DAYS)).toString());
        }
        json.writeObjectPropertyStart("address");
        if (chance(random, 95)) {
            json.writeStringProperty("street", pick(random, STREETS) + " " + (1 + random.nextInt(200)));
            json.writeStringProperty("zip", String.valueOf(10_000 + random.nextInt(90_000)));
        }
        json.writeStringProperty("city", person.city());
        json.writeStringProperty("country", person.country());
        json.writeEndObject();
        int luck = random.nextInt(100);
        json.writeStringProperty("tier", luck < 70 ? "BRONZE" : luck < 95 ? "SILVER" : "GOLD");
        phones(json, random);
        if (chance(random, 20)) {
            json.writeNullProperty("creditLimit");
        } else if (chance(random, 50)) {
            json.writeNumberProperty("creditLimit", BigDecimal.valueOf(random.nextInt(1, 5_000_000), 2));
        }
        json.writeBooleanProperty("active", chance(random, 92));
    }

    private static void phones(JsonGenerator json, SplittableRandom random) {
        int count = random.nextInt(3);
        if (count == 0) {
            return;
        }
        json.writeArrayPropertyStart("phones");
        long number = random.nextLong(10_000_000L, 9_999_999_990L);
        for (int i = 0; i < count; i++) {
            json.writeString("+" + (number + i));
        }
        json.writeEndArray();
    }

    private static String email(Person person, long id) {
        String ascii =
                (person.first() + "." + person.last()).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        return ascii + id + "@example.org";
    }

    private static void order(
            JsonGenerator json, SplittableRandom random, long position, long seed, int customerCount) {
        long buyer = skewed(random, customerCount);
        Person person = Person.draw(Generated.random(seed, buyer));
        Instant placed = FIRST_ORDER.plusMillis(position * ORDER_GAP_MILLIS + random.nextLong(ORDER_GAP_MILLIS));
        String status = pick(random, STATUSES);
        json.writeNumberProperty("id", position + 1);
        json.writeStringProperty("placedAt", placed.toString());
        json.writeStringProperty("status", status);
        json.writeObjectPropertyStart("customer");
        json.writeNumberProperty("id", buyer + 1);
        json.writeStringProperty("name", person.name());
        json.writeStringProperty("city", person.city());
        json.writeStringProperty("country", person.country());
        json.writeEndObject();
        BigDecimal sum = lines(json, random);
        tags(json, random);
        if (chance(random, 15)) {
            BigDecimal discount = new BigDecimal(pick(random, DISCOUNTS));
            json.writeNumberProperty("discount", discount);
            sum = sum.multiply(BigDecimal.ONE.subtract(discount)).setScale(2, RoundingMode.HALF_UP);
        }
        json.writeNumberProperty("total", sum);
        if (status.equals("SHIPPED") || status.equals("DELIVERED")) {
            LocalDate day = LocalDate.ofInstant(placed, ZoneOffset.UTC).plusDays(random.nextInt(8));
            json.writeStringProperty("shippedOn", day.toString());
        }
        note(json, random);
    }

    private static BigDecimal lines(JsonGenerator json, SplittableRandom random) {
        BigDecimal sum = new BigDecimal("0.00");
        json.writeArrayPropertyStart("lines");
        for (int count = 1 + skewed(random, 10); count > 0; count--) {
            int sku = skewed(random, GOODS);
            int quantity = 1 + skewed(random, 20);
            BigDecimal price = price(sku);
            json.writeStartObject();
            json.writeStringProperty("sku", "SKU-" + (10_000 + sku));
            json.writeNumberProperty("qty", quantity);
            json.writeNumberProperty("price", price);
            if (chance(random, 5)) {
                json.writeBooleanProperty("gift", true);
            }
            json.writeEndObject();
            sum = sum.add(price.multiply(BigDecimal.valueOf(quantity)));
        }
        json.writeEndArray();
        return sum;
    }

    /** A good has one price, from 0.10 to 400.09, with two digits. */
    private static BigDecimal price(int sku) {
        return BigDecimal.valueOf(10 + (sku * 7_919L) % 40_000, 2);
    }

    private static void tags(JsonGenerator json, SplittableRandom random) {
        if (chance(random, 40)) {
            return;
        }
        int chosen = random.nextInt(1 << TAGS.length) & random.nextInt(1 << TAGS.length);
        json.writeArrayPropertyStart("tags");
        for (int i = 0; i < TAGS.length; i++) {
            if ((chosen & 1 << i) != 0) {
                json.writeString(TAGS[i]);
            }
        }
        json.writeEndArray();
    }

    /** Missing, null or a text: the three must stay apart. */
    private static void note(JsonGenerator json, SplittableRandom random) {
        int luck = random.nextInt(100);
        if (luck < 5) {
            json.writeNullProperty("note");
        } else if (luck < 15) {
            json.writeStringProperty("note", "Ring \"twice\",\nplease – floor " + random.nextInt(9));
        }
    }
}
