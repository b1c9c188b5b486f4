package dev.leat.core.execution;

import java.util.Set;

/**
 * The words of which the messages of PostgreSQL and H2 are made: those that stand in many of them, and those of what is
 * refused most. A word that is not here may be somebody's value.
 */
final class ServerWords {
    private static final Set<String> ALL = Set.of("""
            abbrev abbreviation aborted aborting about accept access acquire action actions active activity actual
            actually add added address affect affected after age agg aggregate aggregates ahead algorithm alias all
            allocate allow allowed allows already also alter always ambiguous among amount an analyze and another any
            anyarray anyelement appear appears append applied apply are area argument arguments array arrays as assign
            assigned assignment assignments associated at attach attempted attribute authentication automatic
            automatically available avoid back backend bare base be because been before begin behavior being belonging
            between bigint binary bind binding bindings bit block blocks bogus boolean both bound box bpchar brackets
            broken build built but by byte bytea bytes cache cached call callback called calls can cancel canceled
            canceling candidates cannot cardinality cast casts cause change changed changes channel char character
            characters check child chunk cidr circle circular citext class clause clauses cleanup close closed cluster
            code codec collation collations column columns command commands commit committed compatible compiled
            complete composite compression concurrent concurrently condition conditions configuration configured
            conflict conflicting conflicts connect connected connection connections consistent constant constraint
            constraints contain containing contains context continue control conversion convert converting copy
            corrupted cost could count crash create created creating creation cumulative current currently currval
            cursor custom data database date datetime day dead deadlock decimal declared decode decoding default
            deferrable define defined definition delay delete deleted deletes denied depend depended dependencies
            dependency depends depth descriptor destination details detected determine dictionary did different digit
            digits dimensions direct directory disabled disk displacement distinct division do does doesn domain domains
            double down drop dropped dropping due duplicate duplicated durable duration during dynamic each either
            element elements empty enable enabled enables encode encoding end ended ends entries entry enum equal error
            escape estimate event exceeded exceeds except exclude exclusion execute executed executing execution exist
            existing exists exit expected expects explicit explicitly expr expression expressions extended extension
            external failed failure failures false family feature fetch few field file files filter final find finish
            finished fired first flag flags float for foreign format found fraction frame free freeze from fsync full
            function functions gather generate generated generation get gin given got granted greater group grouping
            handle handler has hash hashtable have having header held hexadecimal high hint history host hot hstore
            hypothetical ident identifier identifiers identify identity idle if ignored implemented improper in
            incompatible incomplete inconsistent incorrect increase incremental index indexes inet infinite infinity
            info information inheritance inherited init initial initialize initialized initially inner input insert
            inserts inside instead integer integrity internal intersect interval into invalid io is it item items its
            join json jsonb junk key keys kind label language large last lastval lateral launcher leaf least left length
            less level libraries library limit line link list lists literal load local locale location lock locks log
            logarithm logged logs long longer lookup loop lower lx macaddr magic main make malformed manager many map
            mapping marked mask match matched matches matching materialized max maximum may means meant member members
            mentioned merge message messages method might minimum mismatch missing mode modified modifier modifying
            modulus money month months more most move multiple multirange must name named names namespace near need
            negative nested new newline next nextval no non nondeterministic nor not now null nulls number numeric
            object objects obtain odd of off offset offsets oid old oldest on once one online only op open operand
            operation operations operator operators option options or order ordered ordering origin other out outer
            output outside over overflow own owned owner packet parameter parameters parent parentheses parse parser
            part participant partition partitioned partitions passed password path peer pending per perform perhaps
            permanent permission permissions phase physical picture pinned pipe pivot placeholder plan plans plugin
            point pointer points policy polygon port portal position possible power precision predicate prepare prepared
            prevent previous primary prior private privilege privileges procedure processing progress promotion protocol
            provide provided provider quantifier queries query queue quoted radix random range re reach reached read
            reading real reason receive received receiver recheck recognized record recovery recursive redo redundant
            refer reference referenced references referential refresh refused regclass register registered regtype
            regular reindex rejected rel relation relations relid remote remove removed removing rename representation
            request requested require required requires reserved reset resource response restart restore result return
            returned returning returns rewrite right role roles roll root routine row rows rule rules run running same
            sample savepoint scalar scan scans schema schemas search second security see seek select selected send
            sender sending sequence serializable server session sessions set sets setting settings shared shell should
            shows shutdown shutting sibling signal signature simple single size skipping small smallint some sort source
            space specification specified specify split square stack start started starting stat state statement
            statements statistics stats status step still stop storage stored strategy streaming string strings
            structure subplan subquery subscript subscripts substring subtype superuser supplied support supported sync
            synchronization synchronous syntax system table tables tablespace target targets template temporary term
            terminate terminating text than that the there thesaurus this threshold ties time timed timeout times
            timestamp to together token too total transaction transactions transfn transform transition trigger
            triggered triggers true truncate try trying ts tsquery tsvector tuple tuples twice two type typed types
            unexpected unexpectedly unicode union unique unix unknown unlogged unrecognized unsupported unterminated
            until up updatable update updated updates updating upgrade upper use used user uses using uuid vacuum
            vacuumed vacuuming valid validator value values var variable variables varying verification version via view
            views violates violation virtual volatile wait waiting was were when where whether which while whole will
            window with within without word would wraparound wrapper write writer writes written wrong xml year yet you
            zero zone
            """.strip().split("\\s+"));

    private ServerWords() {}

    static boolean contains(String lowerCase) {
        return ALL.contains(lowerCase);
    }
}
