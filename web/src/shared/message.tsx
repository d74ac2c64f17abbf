import { message } from "antd";
import { createContext, type ReactNode, useContext } from "react";

type Messages = ReturnType<typeof message.useMessage>[0];
const Given = createContext<Messages | undefined>(undefined);

// Where what was just done is said. antd's own App would bring its dialogs and notifications along,
// for which the first page would wait.
export function Messages({ children }: { children: ReactNode }) {
  const [messages, place] = message.useMessage();
  return (
    <Given value={messages}>
      {place}
      {children}
    </Given>
  );
}

export function useMessage(): Messages {
  const messages = useContext(Given);
  if (!messages) throw new Error("a message outside of Messages");
  return messages;
}
