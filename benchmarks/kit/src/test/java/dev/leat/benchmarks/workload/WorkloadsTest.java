package dev.leat.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    /** A component that is called times would say something else. */
    @Test
    void roundsStayShort() {
        assertThat(Workloads.all()).allMatch(workload -> workload.times() <= 20);
    }

    @Test
    void haveNamesOfTheirOwnThatAFileCanHave() {
        List<String> names = Workloads.all().stream().map(Workload::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z0-9-]+"));
        assertThat(names).allMatch(name -> Workloads.named(name).name().equals(name));
    }

    @Test
    void beginWithTheMainOnes() {
        assertThat(Workloads.main())
                .extracting(Workload::name)
                .containsExactly("W1-1", "W1-64", "W1-256", "W1-flatMap", "W2", "W3", "W4", "W5");
        assertThat(Workloads.all()).startsWith(Workloads.main().toArray(Workload[]::new));
    }

    @Test
    void sayWhatTheyDo() {
        assertThat(Workloads.all())
                .allMatch(workload -> workload.units() > 0
                        && !workload.unit().isBlank()
                        && !workload.description().isBlank());
    }

    @Test
    void expectTheSameOfEveryContestantInARound() {
        for (Workload workload : Workloads.all()) {
            Check expected = workload.expected(3);
            assertThat(workload.expected(3)).as(workload.name()).isEqualTo(expected);
            assertThat(expected.rows()).as(workload.name()).isPositive();
        }
    }

    @Test
    void doNotKnowOthers() {
        assertThatThrownBy(() -> Workloads.named("W9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W9");
    }

    @Test
    void fillThePageThatTheyAskFor() {
        var random = new Random(1);
        for (int i = 0; i < 100; i++) {
            assertThat(PageRequest.random(random).expected().rows()).isEqualTo(20 + 20 + 60);
        }
    }

    @Test
    void neverStoreTheNumberThatIsThere() {
        for (int round : new int[] {0, 1, 9_998, 9_999, 20_000}) {
            for (int id = 1; id <= Data.WORLDS; id++) {
                assertThat(Worlds.changed(round, id)).isBetween(1, Data.WORLDS).isNotEqualTo(Data.numberOf(id));
            }
        }
    }
}
