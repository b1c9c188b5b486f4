package dev.leat.mapper.processor;

import dev.leat.mapper.processor.FinderName.Criterion;
import dev.leat.mapper.processor.RepositoryMethod.Argument;
import java.util.List;

/** Tells the readings of a finder's name that the method's parameters fit, which are those that could be meant. */
final class FinderFit {
    private final EntityModel entity;
    private final List<Argument> arguments;
    private final CriterionChecks criteria;
    private final ArgumentReader reader;

    FinderFit(EntityModel entity, RepositoryMethod method, CriterionChecks criteria, ArgumentReader reader) {
        this.entity = entity;
        this.arguments = method.arguments();
        this.criteria = criteria;
        this.reader = reader;
    }

    /** Whether this is a comparison that makes sense, to the parameters from this one on. */
    boolean isRight(Criterion criterion, int parameter) {
        int end = parameter + criterion.keyword().parameters();
        return end <= arguments.size()
                && criteria.mistake(entity, criterion) == null
                && arguments.subList(parameter, end).stream().allMatch(argument -> reader.isOf(criterion, argument));
    }

    /** Whether the parameters from this one on only order and limit. */
    boolean isEnd(int parameter) {
        return arguments.subList(parameter, arguments.size()).stream()
                .allMatch(argument -> ArgumentReader.isRest(entity, argument));
    }

    boolean canOrder(PropertyModel property) {
        return property.hops().isEmpty() && property.kind() != PropertyModel.Kind.RELATION;
    }
}
