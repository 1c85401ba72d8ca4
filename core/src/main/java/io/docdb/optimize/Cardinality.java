package io.docdb.optimize;

import io.docdb.catalog.PathStatistics;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.json.JsonTable;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.TableFunctionScan;
import io.docdb.plan.physical.JoinKey;
import io.docdb.value.ArrayValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How many rows joins and groups give, by the distinct values of their keys. */
final class Cardinality {
    /** A thousand rows make a hundred groups or so, where nothing is known. */
    private static final double GROUPS_EXPONENT = 0.67;

    /** Of the rows, those that find a partner, where nothing is known. */
    private static final double PARTNERED = 0.5;

    private final PathKnowledge known;

    Cardinality(PathKnowledge known) {
        this.known = known;
    }

    /**
     * @param narrowed per key, to what part of its values conditions on both sides narrow it; 1 if they do not. What makes pairs
     *     of the values that are left is as many times more likely
     * @param compound keys of several columns that are unique together
     * @param residual what conditions besides the keys let through
     */
    double join(
            JoinKind kind,
            double left,
            double right,
            List<JoinKey> keys,
            List<Double> narrowed,
            CompoundKeys compound,
            Residual residual) {
        double matches = left * right * equal(left, right, keys, narrowed, compound);
        for (JoinKey key : keys) {
            matches *= known.notNull(key.left()) * known.notNull(key.right());
        }
        double rows = Math.max(1, residual.of(matches, left * right / documents(keys)));
        return switch (kind) {
            case INNER -> rows;
            case LEFT -> Math.max(rows, left);
            case RIGHT -> Math.max(rows, right);
            case FULL -> Math.max(rows, left + right);
            case SEMI -> Math.max(1, left * partnered(keys, right, residual));
            case ANTI -> Math.max(1, left * (1 - partnered(keys, right, residual)));
        };
    }

    /** How many documents the left sides of keys come from, if that is one collection. */
    private double documents(List<JoinKey> keys) {
        return keys.stream()
                .flatMap(key -> known.source(key.left()).stream())
                .mapToDouble(source -> Math.max(1, known.documents(source.collectionId())))
                .findFirst()
                .orElse(1);
    }

    /** The fraction of left rows that find a partner which other conditions let through. */
    private double partnered(List<JoinKey> keys, double right, Residual residual) {
        if (residual.fraction() >= 1 && !residual.isOfOthers()) {
            return partnered(keys, right);
        }
        double withValues = right;
        for (JoinKey key : keys) {
            double share =
                    known.find(key.right()).map(path -> 1 - path.nullFraction()).orElse(1.0);
            withValues = Math.min(withValues, right * share);
        }
        double equals = withValues / groups(keys.stream().map(JoinKey::right).toList(), right);
        return (keys.isEmpty() ? 1 : partnered(keys, right)) * (1 - residual.noneOf(equals));
    }

    /** Rows of a set operation: those of an intersection are on both sides, those of a difference have no equal on the right. */
    double setOperation(SetOperation operation, double left, double right) {
        if (operation.kind() == SetKind.UNION && operation.all()) {
            return left + right;
        }
        double ours = operation.all() ? left : DifferentRows.of(operation.left(), left, this);
        double theirs = operation.all() ? right : DifferentRows.of(operation.right(), right, this);
        if (operation.kind() == SetKind.UNION) {
            return union(operation, ours, theirs, left + right);
        }
        List<JoinKey> keys = new ArrayList<>();
        for (int i = 0; i < operation.columns().size(); i++) {
            keys.add(new JoinKey(
                    operation.left().columns().get(i).ref(),
                    operation.right().columns().get(i).ref(),
                    true));
        }
        double both = Math.min(theirs, ours * partnered(keys, right));
        return Math.max(1, operation.kind() == SetKind.INTERSECT ? both : ours - both);
    }

    private double union(SetOperation operation, double ours, double theirs, double rows) {
        List<Expression> columns = operation.columns().stream()
                .<Expression>map(column -> column.ref())
                .toList();
        boolean areKnown =
                columns.stream().allMatch(column -> known.find(column).isPresent());
        double different = areKnown ? Math.max(Math.max(ours, theirs), groups(columns, rows)) : ours + theirs;
        return Math.min(ours + theirs, different);
    }

    /**
     * The fraction of pairs that are equal in all keys. Keys between the same two scans are taken for half dependent, those between
     * others for independent: of which nation a customer is says nothing of which customer an order is for.
     */
    private double equal(double left, double right, List<JoinKey> keys, List<Double> narrowed, CompoundKeys compound) {
        if (keys.size() == 1) {
            return Math.min(1, pairs(keys.get(0), left, right) / narrowed.get(0));
        }
        Map<List<Optional<Integer>>, Map<JoinKey, Double>> ofScans = new LinkedHashMap<>();
        boolean areKnown = keys.stream()
                .allMatch(
                        key -> scan(key.left()).isPresent() && scan(key.right()).isPresent());
        for (int i = 0; i < keys.size(); i++) {
            List<Optional<Integer>> scans = areKnown
                    ? List.of(scan(keys.get(i).left()), scan(keys.get(i).right()))
                    : List.of();
            ofScans.computeIfAbsent(scans, between -> new LinkedHashMap<>()).put(keys.get(i), narrowed.get(i));
        }
        double fraction = 1;
        for (Map<JoinKey, Double> together : ofScans.values()) {
            fraction *= equalTogether(left, right, together, compound);
        }
        return fraction;
    }

    private Optional<Integer> scan(Expression key) {
        return known.origin(key).map(ColumnSources.Source::scan);
    }

    private double equalTogether(double left, double right, Map<JoinKey, Double> keys, CompoundKeys compound) {
        List<Double> each = new ArrayList<>();
        Collection<JoinKey> single = keys.keySet();
        Optional<CompoundKeys.Key> unique = compound.among(List.copyOf(single));
        if (unique.isPresent()) {
            single = CompoundKeys.without(unique.get(), keys);
            double share = 1;
            for (Map.Entry<JoinKey, Double> key : keys.entrySet()) {
                share *= single.contains(key.getKey()) ? 1 : key.getValue();
            }
            each.add(Math.min(1, 1 / Math.max(1, known.documents(unique.get().collectionId())) / share));
        }
        Optional<SamePaths> same = unique.isPresent() ? Optional.empty() : SamePaths.among(single, known);
        if (same.isPresent()) {
            double share = 1;
            double product = 1; // more than one of all combinations, if some are more frequent than others
            for (JoinKey key : same.get().keys()) {
                share *= keys.get(key);
                product *= pairs(key, left, right);
            }
            each.add(Math.min(1, Math.max(product, 1 / combinations(same.get())) / share));
            single = keys.keySet().stream()
                    .filter(key -> !same.get().keys().contains(key))
                    .toList();
        }
        for (JoinKey key : single) {
            each.add(Math.min(1, pairs(key, left, right) / keys.get(key)));
        }
        return Selectivity.damped(each);
    }

    private double combinations(SamePaths same) {
        return groupsOfAll(same.columns(), known.documents(same.collectionId()));
    }

    /** The fraction of pairs that are equal in a key. */
    private double pairs(JoinKey key, double left, double right) {
        Optional<PathStatistics> ours = known.find(key.left());
        Optional<PathStatistics> theirs = known.find(key.right());
        if (ours.isPresent() && theirs.isPresent()) {
            return known.join(key.left(), key.right());
        }
        if (ours.isPresent() || theirs.isPresent()) {
            PathStatistics one = ours.or(() -> theirs).get();
            Optional<Double> listed =
                    known.equalToListed(new Distribution(one), ours.isPresent() ? key.right() : key.left());
            if (listed.isPresent()) {
                return listed.get();
            }
            return one.valuesPerDocument() / Math.max(1, one.distinctValues());
        }
        return 1 / Math.max(1, Math.min(left, right));
    }

    /**
     * The fraction of left rows that find a partner: all, if all values of the keys are on the right. What is asked of the right leaves
     * out as many of the left's values as of its own.
     */
    private double partnered(List<JoinKey> keys, double right) {
        double fraction = keys.isEmpty() ? PARTNERED : 1;
        Optional<SamePaths> same = keys.size() > 1 ? SamePaths.among(keys, known) : Optional.empty();
        if (same.isPresent()) {
            fraction = Math.min(1, right / combinations(same.get()));
        }
        for (JoinKey key : keys) {
            if (same.isPresent() && same.get().keys().contains(key)) {
                continue;
            }
            Optional<PathStatistics> ours = known.find(key.left());
            Optional<PathStatistics> theirs = known.find(key.right());
            if (ours.isEmpty()) {
                fraction = Math.min(fraction, PARTNERED);
            } else {
                double values = theirs.map(path -> valuesOf(key.right(), path.distinctValues(), right))
                        .orElse(right);
                double most = Math.max(
                        ours.get().distinctValues(),
                        theirs.map(PathStatistics::distinctValues).orElse(0.0));
                double counted = ours.get().valuesPerDocument()
                        * known.notNull(key.left())
                        * Math.min(1, values / Math.max(1, most));
                fraction = Math.min(
                        fraction,
                        known.amongListed(new Distribution(ours.get()), key.right())
                                .orElse(counted));
            }
        }
        return fraction;
    }

    /** How many of its values a key has in some rows: all, if those are all documents. */
    private double valuesOf(Expression key, double distinct, double rows) {
        Optional<ColumnSources.Source> source = known.source(key).filter(found -> !found.ofElements());
        return source.isPresent()
                ? among(distinct, rows, known.documents(source.get().collectionId()))
                : seen(distinct, rows);
    }

    /** How many groups some rows make. */
    double groups(List<Expression> keys, double rows) {
        return groups(keys, rows, key -> OptionalDouble.empty());
    }

    /** The same where conditions, or what rows are joined with, leave fewer values of some keys. @param input gives the rows */
    double groups(List<Expression> keys, double rows, LogicalPlan input) {
        return groups(
                keys,
                rows,
                ScanParts.of(input)
                        .<Function<Expression, OptionalDouble>>map(parts -> new NarrowedGroups(known, parts))
                        .orElseGet(() -> new JoinedValues(input, this::valuesAsked)));
    }

    private double valuesAsked(Expression column) {
        OptionalDouble values = new GroupKeys(known).distinct(column);
        Optional<ColumnSources.Source> source = known.source(column).filter(found -> !found.ofElements());
        return values.isPresent() && source.isPresent()
                ? asked(values.getAsDouble(), source.get())
                : Double.POSITIVE_INFINITY;
    }

    private double groups(List<Expression> keys, double rows, Function<Expression, OptionalDouble> narrowed) {
        GroupKeys values = new GroupKeys(known);
        Map<Integer, Combined> ofScans = new LinkedHashMap<>();
        Map<Integer, ColumnSources.Source> scans = new HashMap<>();
        List<Double> each = new ArrayList<>();
        for (Expression key : keys) {
            OptionalDouble all = values.distinct(key);
            if (all.isEmpty()) {
                return groupsOfUnknown(rows);
            }
            double distinct = Math.min(all.getAsDouble(), narrowed.apply(key).orElse(Double.MAX_VALUE));
            Optional<ColumnSources.Source> source = keys.size() > 1 ? scanOf(key) : known.source(key);
            source.filter(found -> !found.ofElements())
                    .ifPresentOrElse(
                            found -> {
                                ofScans.computeIfAbsent(found.scan(), scan -> new Combined())
                                        .add(key, distinct);
                                scans.put(found.scan(), found);
                            },
                            () -> each.add(distinct));
        }
        if (each.isEmpty() && ofScans.size() == 1) {
            ColumnSources.Source scan = scans.values().iterator().next();
            return groupsOfScan(combinations(ofScans.get(scan.scan()), scan), rows, scan);
        }
        ofScans.forEach((scan, combined) -> each.add(asked(combinations(combined, scans.get(scan)), scans.get(scan))));
        double combinations = combinations(each);
        return Math.max(1, Math.min(rows, seen(combinations, rows)));
    }

    /** The only scan whose columns a key is made of. */
    private Optional<ColumnSources.Source> scanOf(Expression key) {
        Optional<ColumnSources.Source> itself = known.source(key);
        if (itself.isPresent()) {
            return itself;
        }
        List<Optional<ColumnSources.Source>> all = new ArrayList<>();
        key.visit(node -> {
            if (node instanceof ColumnRef) {
                all.add(known.source(node));
            }
        });
        boolean one = all.stream().allMatch(Optional::isPresent)
                && all.stream()
                                .map(source -> source.orElseThrow().scan())
                                .distinct()
                                .count()
                        == 1;
        return one ? all.get(0) : Optional.empty();
    }

    /** How many groups all documents of a collection make, whatever conditions let through. */
    double groupsOfAll(List<Expression> keys, double documents) {
        GroupKeys values = new GroupKeys(known);
        Combined each = new Combined();
        for (Expression key : keys) {
            OptionalDouble distinct = values.distinct(key);
            if (distinct.isEmpty()) {
                return groupsOfUnknown(documents);
            }
            each.add(key, distinct.getAsDouble());
        }
        return Math.max(1, Math.min(documents, combinations(each, documents)));
    }

    /** Of the values in a scan's documents those that its conditions let through, and that come through joins then. */
    private double groupsOfScan(double values, double rows, ColumnSources.Source scan) {
        double left = asked(values, scan);
        return Math.max(1, Math.min(rows, among(left, rows, known.documentsAsked(scan))));
    }

    private double asked(double values, ColumnSources.Source scan) {
        double documents = known.documents(scan.collectionId());
        return among(Math.min(values, documents), known.documentsAsked(scan), documents);
    }

    /** Keys of one scan, and how many values each has. */
    private static final class Combined {
        private final List<Expression> keys = new ArrayList<>();
        private final List<Double> distinct = new ArrayList<>();

        void add(Expression key, double values) {
            keys.add(key);
            distinct.add(values);
        }
    }

    private double combinations(Combined keys, ColumnSources.Source scan) {
        return combinations(keys, known.documents(scan.collectionId()));
    }

    /** As many as the documents tell that statistics hold, where they do. */
    private double combinations(Combined keys, double documents) {
        double product = keys.distinct.stream().reduce(1.0, (left, right) -> left * right);
        OptionalDouble held = keys.keys.size() > 1 ? known.combinations(keys.keys, documents) : OptionalDouble.empty();
        double most = keys.distinct.stream().max(Comparator.naturalOrder()).orElse(1.0);
        return held.isPresent() ? Math.min(product, Math.max(most, held.getAsDouble())) : combinations(keys.distinct);
    }

    /** Keys are taken for half dependent, as the terms of a condition are. */
    private static double combinations(List<Double> distinct) {
        double combinations = 1;
        double weight = 1;
        for (double values : distinct.stream().sorted(Comparator.reverseOrder()).toList()) {
            combinations *= Math.pow(values, weight);
            weight /= 2;
        }
        return combinations;
    }

    /** How many groups some rows make by keys of which nothing is known. */
    static double groupsOfUnknown(double rows) {
        return Math.max(1, Math.pow(rows, GROUPS_EXPONENT));
    }

    /** How many of some equally likely values are met in so many draws. */
    private static double seen(double values, double draws) {
        return values <= 1 ? values : values * (1 - Math.pow(1 - 1 / values, draws));
    }

    /** How many of some equally frequent values are met in a part of the rows that have them. */
    private static double among(double values, double part, double all) {
        return part >= all || values <= 1
                ? values
                : values * (1 - Math.pow(1 - part / Math.max(1, all), Math.max(1, all / values)));
    }

    /** Rows of one call of UNNEST, by the mean length of the array; of GENERATE_SERIES between whole numbers. */
    OptionalDouble functionRows(TableFunctionScan scan) {
        List<Expression> arguments = scan.arguments();
        if (scan.function().name().equals("UNNEST")
                && arguments.size() == 1
                && known.values().valueOrNull(arguments.get(0)) instanceof ArrayValue array) {
            return OptionalDouble.of(array.size());
        }
        if (scan.function().name().equals("UNNEST") && arguments.size() == 1) {
            return known.find(arguments.get(0))
                    .map(path -> OptionalDouble.of(path.averageArrayLength() * path.arrayFraction()))
                    .orElse(OptionalDouble.empty());
        }
        Optional<PathStatistics> array = scan.function() instanceof JsonTable table
                ? table.array()
                        .flatMap(path -> known.find(
                                path.isRoot() ? arguments.get(0) : new PathAccess(arguments.get(0), path, SqlType.ANY)))
                : Optional.empty();
        if (array.isPresent()) {
            return OptionalDouble.of(
                    array.get().averageArrayLength() * array.get().arrayFraction()
                            + array.get().valuesPerDocument()); // what is no array is an element, too
        }
        boolean series = scan.function().name().equals("GENERATE_SERIES") && arguments.size() >= 2;
        double from = series ? number(arguments.get(0)) : Double.NaN;
        double to = series ? number(arguments.get(1)) : Double.NaN;
        double step = arguments.size() > 2 ? number(arguments.get(2)) : 1;
        double rows = Math.floor((to - from) / step) + 1;
        return Double.isFinite(rows) ? OptionalDouble.of(Math.max(0, rows)) : OptionalDouble.empty();
    }

    private static double number(Expression expression) {
        return expression instanceof Constant constant && constant.value() instanceof NumberValue number
                ? number.doubleValue()
                : Double.NaN;
    }
}
