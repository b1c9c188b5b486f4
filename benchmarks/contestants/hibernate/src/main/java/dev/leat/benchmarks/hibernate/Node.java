package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node with its children. */
@Entity
@Table(name = "node")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Node {
    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private @Nullable Node parent;

    private String label;

    @OneToMany(mappedBy = "parent")
    private List<Node> children;

    public long getId() {
        return id;
    }

    public List<Node> getChildren() {
        return children;
    }

    public void tell(Answer answer) {
        answer.node(id, label);
    }
}
