// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <functional>
#include <memory>
#include <QObject>

namespace dfw {

/// The callback of an asynchronous call: comes once, later (never before the function returned), on
/// the caller's thread, or never if the Call was destroyed.
template<typename T>
using Done = std::function<void(Result<T>)>;

/// What runs behind a Call. A QObject so that it can own timers and be the context of connections.
class Operation : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Stops the work. After this the operation must not call back; it is deleted soon after.
    virtual void cancel() = 0;
};

/// Owns one running operation. Destroying it cancels and guarantees silence, so whoever keeps the
/// Call as a member may capture `this` in the callback. May be dropped inside its own callback.
class [[nodiscard]] Call
{
public:
    Call() = default;
    explicit Call(Operation *operation) : m_operation(operation) {}

    void cancel() { m_operation.reset(); }
    explicit operator bool() const { return m_operation != nullptr; }

private:
    struct Ender
    {
        void operator()(Operation *operation) const;
    };
    std::unique_ptr<Operation, Ender> m_operation;
};

} // namespace dfw
