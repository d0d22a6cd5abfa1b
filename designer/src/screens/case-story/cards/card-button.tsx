import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Command } from '../commands/command.js';

/** How a card opens a command: by its id, for items or a payment. */
export type OpenCommand = (id: string, of?: string) => void;

interface CardButtonProps {
  commands: readonly Command[];
  id: string;
  of?: string;
  onOpen: OpenCommand;
  children: ReactNode;
}

/** A button that opens a command; not there for whoever may not. */
export function CardButton({ commands, id, of, onOpen, children }: CardButtonProps) {
  if (!commands.some((command) => command.id === id)) return null;
  return (
    <Button
      size="xs"
      onClick={() => {
        onOpen(id, of);
      }}
    >
      {children}
    </Button>
  );
}
