// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <utility>
#include <variant>

namespace dfw {

/// A value or the reason why there is none. For everything that can fail on bad input, a bad
/// network or a bad answer; a programming mistake is a Q_ASSERT instead. No exceptions cross a
/// layer. Addressed by index and not by type, so that Result<Error> would not be ambiguous.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const
    {
        Q_ASSERT(ok());
        return std::get<0>(m_state);
    }
    T takeValue()
    {
        Q_ASSERT(ok());
        return std::move(std::get<0>(m_state));
    }
    const T *operator->() const { return &value(); }
    const T &operator*() const { return value(); }

    const Error &error() const
    {
        Q_ASSERT(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// "It worked", where there is nothing else to say.
struct Unit
{
    bool operator==(const Unit &) const = default;
};

} // namespace dfw
