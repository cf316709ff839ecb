// SPDX-License-Identifier: Apache-2.0
#include "dataprep/expression.h"

#include "dataprep/evaluators.h"

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

// A million characters for one value: far beyond what a field takes, and built in milliseconds.
constexpr qsizetype affordable = 1'000'000;

using Code = EvaluationProblem::Code;

Value columnValue(const ColumnPath &column, const RowValues &row)
{
    if (const auto found = row.constFind(column.use.name); found != row.constEnd())
        return valueFromJson(*found);
    // A nested record may stand in the row as an object of its first step.
    if (column.parts.size() < 2)
        return {};
    QJsonValue value = row.value(column.parts.first());
    for (qsizetype i = 1; i < column.parts.size(); ++i)
        value = value.toObject().value(column.parts.at(i));
    return valueFromJson(value);
}

Outcome fieldOf(const Value &value, const QString &name)
{
    if (isNull(value))
        return Value();
    if (const auto *object = std::get_if<QJsonObject>(&value))
        return valueFromJson(object->value(name));
    return EvaluationProblem{.code = Code::BadOperand, .argument = 1, .expected = Kind::Object};
}

Outcome fieldOfAll(const Value &value, const QString &name)
{
    const auto *array = std::get_if<QJsonArray>(&value);
    if (!array)
        return Value();
    QJsonArray fields;
    for (const QJsonValue &element : *array) {
        const QJsonValue field = element.toObject().value(name);
        fields.append(field.isUndefined() ? QJsonValue(QJsonValue::Null) : field);
    }
    return Value(fields);
}

Outcome elementOf(const Value &value, const Value &index)
{
    const auto *whole = std::get_if<qint64>(&index);
    if (!whole)
        return EvaluationProblem{.code = Code::BadOperand, .argument = 2, .expected = Kind::Number};
    if (isNull(value))
        return Value();
    const auto *array = std::get_if<QJsonArray>(&value);
    if (!array)
        return EvaluationProblem{.code = Code::BadOperand, .argument = 1, .expected = Kind::Array};
    if (*whole < 0 || *whole >= array->size())
        return problem(Code::OutOfRange);
    return valueFromJson(array->at(*whole));
}

/// Works a program out, value by value on a stack.
class Machine
{
public:
    Machine(const Expression::Program &program, const RowValues &row,
            const Surroundings &surroundings)
        : m_program(program), m_context{row, surroundings, affordable}
    {
        m_stack.reserve(8);
    }

    Evaluation run()
    {
        for (m_at = 0; m_at < m_program.steps.size(); ++m_at) {
            const Step &step = m_program.steps.at(m_at);
            if (!take(step))
                return {{}, located(step)};
        }
        return {m_stack.takeLast(), {}};
    }

private:
    bool push(Outcome outcome)
    {
        if (outcome.problem) {
            m_problem = std::move(outcome.problem);
            return false;
        }
        m_stack.append(std::move(outcome.value));
        return true;
    }
    const QString &name(const Step &step) const
    {
        return std::get<QString>(m_program.literals.at(step.operand));
    }

    EvaluationProblem located(const Step &step)
    {
        EvaluationProblem problem = *m_problem;
        problem.function = m_program.text.mid(step.position, step.length);
        problem.position = step.position;
        problem.length = step.length;
        return problem;
    }

    bool take(const Step &step)
    {
        switch (step.op) {
        case Op::Literal:
            m_stack.append(m_program.literals.at(step.operand));
            return true;
        case Op::Column:
            m_stack.append(columnValue(m_program.columns.at(step.operand), m_context.row));
            return true;
        case Op::Call:
            return call(step);
        case Op::Array:
            return array(step.count);
        case Op::Object:
            return object(step.count);
        case Op::Field:
            return push(fieldOf(m_stack.takeLast(), name(step)));
        case Op::FieldOfAll:
            return push(fieldOfAll(m_stack.takeLast(), name(step)));
        case Op::All:
            return all(step);
        case Op::Index: {
            const Value index = m_stack.takeLast();
            const Value value = m_stack.takeLast();
            return push(step.operand ? Outcome(problem(Code::Undocumented))
                                     : elementOf(value, index));
        }
        case Op::Not:
        case Op::Negate:
        case Op::Complement:
            return push(applyUnary(step.op, m_stack.takeLast()));
        case Op::AndElse:
        case Op::OrElse:
            return decide(step);
        case Op::Truth:
            return truth(2);
        case Op::Branch:
            return branch(step);
        case Op::Jump:
            m_at = step.operand - 1;
            return true;
        default: {
            const Value right = m_stack.takeLast();
            const Value left = m_stack.takeLast();
            return push(applyBinary(step.op, left, right));
        }
        }
    }

    bool call(const Step &step)
    {
        const CalledFunction &function = m_program.functions.at(step.operand);
        if (!function.evaluate)
            return push(problem(Code::NotCovered));
        const Arguments arguments = m_stack.sliced(m_stack.size() - step.count);
        m_stack.resize(m_stack.size() - step.count);
        Outcome outcome = function.evaluate(arguments, m_context);
        if (const auto *text = std::get_if<QString>(&outcome.value)) {
            if (!m_context.afford(text->size()))
                return push(problem(Code::TooLarge));
        }
        return push(std::move(outcome));
    }

    bool array(int count)
    {
        if (!m_context.afford(count))
            return push(problem(Code::TooLarge));
        QJsonArray array;
        for (qsizetype i = m_stack.size() - count; i < m_stack.size(); ++i)
            array.append(toJson(m_stack.at(i)));
        m_stack.resize(m_stack.size() - count);
        return push(Value(array));
    }

    bool object(int count)
    {
        QJsonObject object;
        const qsizetype first = m_stack.size() - 2 * count;
        for (qsizetype i = first; i < m_stack.size(); i += 2)
            object.insert(std::get<QString>(m_stack.at(i)), toJson(m_stack.at(i + 1)));
        m_stack.resize(first);
        return push(Value(object));
    }

    bool all(const Step &step)
    {
        if (step.operand)
            return push(problem(Code::Undocumented));
        const Kind kind = kindOf(m_stack.last());
        if (kind == Kind::Array || kind == Kind::Null)
            return true;
        return push(
            EvaluationProblem{.code = Code::BadOperand, .argument = 1, .expected = Kind::Array});
    }

    bool truth(int operand)
    {
        if (kindOf(m_stack.last()) == Kind::Boolean)
            return true;
        return push(EvaluationProblem{
            .code = Code::BadOperand, .argument = operand, .expected = Kind::Boolean});
    }

    bool decide(const Step &step)
    {
        if (!truth(1))
            return false;
        if (std::get<bool>(m_stack.last()) == (step.op == Op::OrElse))
            m_at = step.operand - 1;
        else
            m_stack.removeLast();
        return true;
    }

    bool branch(const Step &step)
    {
        const Value condition = m_stack.takeLast();
        const auto *flag = std::get_if<bool>(&condition);
        if (!flag)
            return push(wrongKind(0, Kind::Boolean));
        if (!*flag)
            m_at = step.operand - 1;
        return true;
    }

    const Expression::Program &m_program;
    Context m_context;
    QList<Value> m_stack;
    qsizetype m_at = 0;
    std::optional<EvaluationProblem> m_problem;
};

} // namespace

const QString &Expression::text() const
{
    return m_program->text;
}

QStringList Expression::columns() const
{
    QStringList names;
    for (const ColumnPath &column : m_program->columns)
        names.append(column.use.name);
    names.removeDuplicates();
    return names;
}

QList<ColumnUse> Expression::columnUses() const
{
    QList<ColumnUse> uses;
    for (const ColumnPath &column : m_program->columns)
        uses.append(column.use);
    return uses;
}

QStringList Expression::functions() const
{
    QStringList names;
    for (const CalledFunction &function : m_program->functions)
        names.append(function.info->name);
    names.removeDuplicates();
    return names;
}

QStringList Expression::uncovered() const
{
    QStringList names;
    for (const CalledFunction &function : m_program->functions) {
        if (!function.info->evaluated)
            names.append(function.info->name);
    }
    names.removeDuplicates();
    return names;
}

Evaluation Expression::evaluate(const RowValues &row, const Surroundings &surroundings) const
{
    return Machine(*m_program, row, surroundings).run();
}

} // namespace dfw::dataprep
