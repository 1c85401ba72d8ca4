package io.docdb.exec;

import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.Places;
import io.docdb.exec.scan.CountOperator;
import io.docdb.exec.scan.DocumentReader;
import io.docdb.exec.scan.DocumentReaderCompiler;
import io.docdb.exec.scan.EntryReader;
import io.docdb.exec.scan.EqualKinds;
import io.docdb.exec.scan.GroupStep;
import io.docdb.exec.scan.IndexIntersectionOperator;
import io.docdb.exec.scan.IndexOnlyOperator;
import io.docdb.exec.scan.IndexScanOperator;
import io.docdb.exec.scan.IndexUnionOperator;
import io.docdb.exec.scan.KeyLookupOperator;
import io.docdb.exec.scan.KeyRangeStep;
import io.docdb.exec.scan.KeyScanOperator;
import io.docdb.exec.scan.SkipScanOperator;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.CountDocuments;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.GroupRows;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexIntersection;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.IndexSkipScan;
import io.docdb.plan.physical.IndexUnion;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.KeySkipScan;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the operators that read collections. */
final class ScanFactory {
    private final PlanCompiler compiler;

    ScanFactory(PlanCompiler compiler) {
        this.compiler = compiler;
    }

    private DocumentReader reader(DocumentRead read) {
        return DocumentReaderCompiler.compile(
                read, compiler.names(read.collection().id()), compiler::compile);
    }

    Operator fullScan(FullScan scan) {
        if (scan.asOf().isPresent()) {
            throw new StatementException(
                    ErrorCode.NOT_SUPPORTED,
                    "Collection " + scan.read().collection().name() + " keeps no history to read AS OF");
        }
        KeyRangeStep[] all = ranges(List.of(KeyRange.ALL), new boolean[0]);
        return new KeyScanOperator(compiler.number(scan), reader(scan.read()), all, false, 0);
    }

    Operator keyScan(KeyScan scan) {
        return new KeyScanOperator(
                compiler.number(scan),
                reader(scan.read()),
                keyRanges(scan.read(), scan.ranges()),
                scan.descending(),
                scan.mergedParts());
    }

    private KeyRangeStep[] keyRanges(DocumentRead read, List<KeyRange> ranges) {
        int parts = compiler.catalog()
                .findCollection(read.collection().id())
                .map(collection -> collection.primaryKey().size())
                .orElseThrow();
        return ranges(ranges, new boolean[parts]);
    }

    Operator keyLookup(KeyLookup lookup) {
        Evaluator[][] keys = lookup.keys().stream()
                .map(key -> compiler.compileAll(key, Places.NONE))
                .toArray(Evaluator[][]::new);
        return new KeyLookupOperator(compiler.number(lookup), reader(lookup.read()), keys);
    }

    Operator indexScan(IndexScan scan) {
        IndexDefinition index = scan.access().index();
        if (scan.indexOnly() && !index.isMultiKey()) {
            EntryReader reader = entryReader(scan.read(), index);
            return new IndexOnlyOperator(
                    compiler.number(scan),
                    reader,
                    ToldTerms.without(scan.read(), scan.access())
                            .filter(told -> scan.skippedParts() == 0)
                            .map(read -> entryReader(read, index))
                            .orElse(reader),
                    index.map(),
                    ranges(scan.access(), scan.skippedParts()),
                    scan.access().inTurn(),
                    scan.descending(),
                    mergedParts(scan),
                    skippedParts(scan));
        }
        int number = compiler.number(scan);
        if (mayRepeat(scan.access())) {
            return new IndexUnionOperator(
                    number,
                    reader(scan.read()),
                    new int[] {index.map()},
                    new KeyRangeStep[][] {ranges(scan.access())},
                    new KeyRangeStep[0]);
        }
        return new IndexScanOperator(
                number,
                reader(scan.read()),
                index.map(),
                ranges(scan.access(), scan.skippedParts()),
                scan.access().inTurn(),
                scan.descending(),
                mergedParts(scan),
                skippedParts(scan),
                scan.entryFilter().map(filter -> entryFilter(scan, filter)));
    }

    /** Tests entries, of which it makes rows without columns. */
    private EntryReader entryFilter(IndexScan scan, Expression filter) {
        DocumentRead read = scan.read();
        Set<Integer> used = new HashSet<>();
        filter.visit(node -> {
            if (node instanceof ColumnRef ref) {
                used.add(ref.column().id());
            }
        });
        List<ScanField> fields = read.fields().stream()
                .filter(field -> used.contains(field.column().id()))
                .toList();
        return entryReader(
                new DocumentRead(
                        read.collection(),
                        read.alias(),
                        read.rowId(),
                        read.document(),
                        fields,
                        Optional.of(filter),
                        List.of()),
                scan.access().index());
    }

    private static boolean[] skippedParts(IndexScan scan) {
        return Arrays.copyOf(descending(scan.access().index()), scan.skippedParts());
    }

    private static boolean[] mergedParts(IndexScan scan) {
        return Arrays.copyOf(descending(scan.access().index()), scan.mergedParts());
    }

    Operator skipScan(IndexSkipScan scan) {
        IndexDefinition index = scan.access().index();
        int number = compiler.number(scan);
        GroupStep groups = groups(scan.groups(), descending(index));
        return scan.indexOnly()
                ? SkipScanOperator.ofEntries(
                        number, groups, entryReader(scan.read(), index), index.map(), ranges(scan.access()))
                : SkipScanOperator.ofDocuments(number, groups, reader(scan.read()), index.map(), ranges(scan.access()));
    }

    Operator skipScan(KeySkipScan scan) {
        return SkipScanOperator.ofKeys(
                compiler.number(scan),
                groups(scan.groups(), new boolean[scan.key().size()]),
                reader(scan.read()),
                keyRanges(scan.read(), scan.ranges()));
    }

    private GroupStep groups(GroupRows groups, boolean[] descendingParts) {
        return new GroupStep(
                groups.parts(),
                compiler.compile(groups.first(), Places.NONE),
                groups.ties().orElse(null),
                groups.alsoNotNull(),
                groups.alsoLast(),
                groups.descending(),
                descendingParts);
    }

    private EntryReader entryReader(DocumentRead read, IndexDefinition index) {
        return EntryReader.compile(
                read,
                index,
                compiler.catalog().findCollection(index.collectionId()).orElseThrow(),
                compiler.names(index.collectionId()),
                compiler::compile);
    }

    /** True if a document may have several entries in the ranges: unless there is one, in which the element is fixed. */
    private static boolean mayRepeat(IndexAccess access) {
        List<IndexDefinition.Part> parts = access.index().parts();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            boolean multi = parts.get(i).path().filter(FieldPath::isMulti).isPresent();
            if (multi) {
                return access.ranges().size() > 1
                        || access.ranges().stream()
                                .anyMatch(range -> range.prefix().size() <= part
                                        || !range.prefix().get(part).isOneValue()
                                        || !isOfOneKind(range.prefix().get(part).value()));
            }
        }
        return false;
    }

    /** False if elements of several kinds may be equal to the value: a date and the text that reads as one. */
    private static boolean isOfOneKind(Expression value) {
        return value instanceof Constant constant
                ? !EqualKinds.mayBeSeveral(constant.value())
                : value.type().family() == SqlType.Family.NUMBER || value.type().family() == SqlType.Family.BOOLEAN;
    }

    Operator indexUnion(IndexUnion union) {
        return new IndexUnionOperator(
                compiler.number(union),
                reader(union.read()),
                maps(union.accesses()),
                rangesOfAll(union.accesses()),
                keyRanges(union.read(), union.keys()));
    }

    Operator indexIntersection(IndexIntersection intersection) {
        List<IndexAccess> accesses = intersection.accesses();
        boolean[] fixesParts = new boolean[accesses.size()];
        for (int i = 0; i < fixesParts.length; i++) {
            int parts = accesses.get(i).index().parts().size();
            List<KeyRange> ranges = accesses.get(i).ranges();
            fixesParts[i] = ranges.size() == 1
                    && ranges.get(0).prefix().size() >= parts
                    && ranges.get(0).prefix().stream().allMatch(KeyRange.Equal::isOneValue);
        }
        return new IndexIntersectionOperator(
                compiler.number(intersection),
                reader(intersection.read()),
                maps(accesses),
                rangesOfAll(accesses),
                fixesParts);
    }

    private static int[] maps(List<IndexAccess> accesses) {
        return accesses.stream().mapToInt(access -> access.index().map()).toArray();
    }

    private KeyRangeStep[][] rangesOfAll(List<IndexAccess> accesses) {
        return accesses.stream().map(this::ranges).toArray(KeyRangeStep[][]::new);
    }

    Operator count(CountDocuments count) {
        int number = compiler.number(count);
        return count.access().isPresent()
                ? new CountOperator(
                        number,
                        count.access().get().index().map(),
                        ranges(count.access().get()))
                : new CountOperator(number, count.collection().id(), ranges(List.of(KeyRange.ALL), new boolean[0]));
    }

    /** Behind the parts of an index that is not unique stands the primary key, which ranges may go on into. */
    private KeyRangeStep[] ranges(IndexAccess access) {
        return ranges(access, 0);
    }

    /** @param skipped how many leading parts the ranges stand behind */
    private KeyRangeStep[] ranges(IndexAccess access, int skipped) {
        boolean[] parts = descending(access.index());
        int keyParts = compiler.catalog()
                .findCollection(access.index().collectionId())
                .map(collection -> collection.primaryKey().size())
                .orElse(0);
        return ranges(access.ranges(), Arrays.copyOfRange(parts, skipped, parts.length + keyParts));
    }

    private KeyRangeStep[] ranges(List<KeyRange> ranges, boolean[] descending) {
        return ranges.stream()
                .map(range -> new KeyRangeStep(range, descending, compiler::compile))
                .toArray(KeyRangeStep[]::new);
    }

    static boolean[] descending(IndexDefinition index) {
        boolean[] descending = new boolean[index.parts().size()];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = index.parts().get(i).descending();
        }
        return descending;
    }
}
